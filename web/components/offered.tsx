import { timeOf } from '../../src/days.ts'
import type { Part, ProductParts } from '../../src/products/products.rules.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import type { Words } from '../words/words.ts'
import { Said } from './said.tsx'

/** What is wrong with the choices, and the boxes it is about. */
export interface ChoiceFault {
  word: 'noneChosen' | 'notWhole' | 'outOfRange' | 'tooMany'
  fields: string[]
}

interface OfferedProps {
  nights: number
  /** What was typed into a form that came back. */
  typed?: Record<string, string> | undefined
  fault?: ChoiceFault | undefined
  entry: ProductParts
  /** Of its heading on this page. */
  level?: 3 | 4
}

/** A product on a day with a box for how many of each of its parts. */
export function Offered({ nights, typed, fault, entry, level = 4 }: OfferedProps) {
  const { words, said } = useFace()
  const { product, parts } = entry
  const Heading = `h${level}` as const
  const isStay = product.kind === 'stay'
  return (
    <div class="offered">
      <Heading>
        <Said zh={product.name} en={product.nameEn} />
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
      {product.weighedFenPerJin !== null && <p class="quiet">{words.line.weighed(yuan(product.weighedFenPerJin))}</p>}
      {parts.some((part) => part.provisional) && <p class="quiet">{words.line.provisional}</p>}
      <ul class="parts">
        {parts.map((part) => (
          <Choice
            key={nameOf(part)}
            part={part}
            nights={isStay ? nights : 0}
            typed={typed?.[nameOf(part)]}
            faulty={fault?.fields.includes(nameOf(part)) ?? false}
            label={`${said(product.name, product.nameEn)} ${said(part.unitName, part.unitNameEn)}`}
          />
        ))}
      </ul>
    </div>
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
        <span class="state">{stateWord(words, part.state)}</span>
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

function stateWord(words: Words, state: Exclude<Part['state'], 'open'>): string {
  if (state === 'closed') return words.line.closed
  return state === 'sold_out' ? words.line.soldOut : words.line.ended
}
