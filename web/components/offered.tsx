import type { ChoiceFault, PlanSoFar } from '../../src/bookings/bookings.choices.ts'
import { type Day, timeOf } from '../../src/days.ts'
import type { Part, ProductParts } from '../../src/products/products.rules.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import { productPath } from '../paths.ts'
import { Said } from './said.tsx'

interface Typed {
  /** How many nights a stay is chosen for. */
  nights: number
  /** What was typed into a form that came back. */
  typed?: Record<string, string> | undefined
  fault?: ChoiceFault | undefined
}

interface OfferedProps extends Typed {
  /** The day it is looked at, and the trip so far: carried along to the product's own page. */
  day?: Day
  plan?: PlanSoFar | null
  entry: ProductParts
  /** Of its heading on this page. */
  level?: 3 | 4
}

/** A product on a day with a box for how many of each of its parts. */
export function Offered({ day, plan, entry, level = 4, ...typed }: OfferedProps) {
  const { to } = useFace()
  const { product } = entry
  const Heading = `h${level}` as const
  return (
    <div class="offered">
      <Heading>
        <a href={to(productPath(product, { day: product.kind === 'goods' ? undefined : day, plan: plan?.text }))}>
          <Said zh={product.name} en={product.nameEn} />
        </a>
      </Heading>
      <p class="quiet">
        <Said zh={product.host.name} en={product.host.nameEn} />
        {product.summary && (
          <>
            {' · '}
            <Said zh={product.summary} en={product.summaryEn} />
          </>
        )}
      </p>
      <Parts {...typed} entry={entry} />
    </div>
  )
}

/** What there is to choose of a product, with a box for how many of each. */
export function Parts({ nights, typed, fault, entry }: Typed & { entry: ProductParts }) {
  const { words, said } = useFace()
  const { product, parts } = entry
  return (
    <>
      {product.weighedFenPerJin !== null && <p class="quiet">{words.line.weighed(yuan(product.weighedFenPerJin))}</p>}
      {parts.some((part) => part.provisional) && <p class="quiet">{words.line.provisional}</p>}
      <ul class="parts">
        {parts.map((part) => (
          <Choice
            key={nameOf(part)}
            part={part}
            nights={product.kind === 'stay' ? nights : 0}
            typed={typed?.[nameOf(part)]}
            faulty={fault?.fields.includes(nameOf(part)) ?? false}
            label={`${said(product.name, product.nameEn)} ${said(part.unitName, part.unitNameEn)}`}
          />
        ))}
      </ul>
    </>
  )
}

function Choice({
  part,
  nights,
  typed,
  faulty,
  label,
}: {
  part: Part
  nights: number
  typed: string | undefined
  faulty: boolean
  label: string
}) {
  const { words } = useFace()
  const when = nights > 0 ? words.line.perNights(nights) : part.startsAt ? timeOf(Date.parse(part.startsAt)) : ''
  return (
    <li class="part">
      <span class="what">
        {when && <span class="when">{when}</span>}
        <Said zh={part.unitName} en={part.unitNameEn} />
      </span>
      <span class="price">{yuan(part.priceFen)}</span>
      {part.state === 'open' ? (
        <>
          <span class="left">
            {words.line.left(part.left)}
            {part.least > 1 && ` · ${words.line.minimum(part.least)}`}
            {tellsMost(part, faulty) && ` · ${words.line.maximum(part.most)}`}
          </span>
          <input
            type="number"
            inputMode="numeric"
            min="0"
            max={String(part.most)}
            name={nameOf(part)}
            value={typed ?? ''}
            placeholder="0"
            aria-invalid={faulty ? 'true' : undefined}
            aria-label={`${label} ${when} ${words.line.quantity}`}
          />
        </>
      ) : (
        <span class="state">{words.state[part.state]}</span>
      )}
    </li>
  )
}

/** A limit that few meet is told to those who have met it; a tight one to everyone. */
function tellsMost(part: Part, faulty: boolean): boolean {
  return part.most < part.left && (faulty || part.most <= 5)
}

function nameOf(part: Part): string {
  return ['q', part.unitId, ...part.slotIds].join('.')
}
