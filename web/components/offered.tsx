import { timeOf } from '../../src/days.ts'
import type { Part, ProductParts } from '../../src/products/products.rules.ts'
import { yuan } from '../format.ts'
import type { Words } from '../words/zh.ts'

/** What is wrong with the choices, and the boxes it is about. */
export interface ChoiceFault {
  word: 'noneChosen' | 'notWhole' | 'outOfRange' | 'tooMany'
  fields: string[]
}

interface OfferedProps {
  words: Words
  nights: number
  /** What was typed into a form that came back. */
  typed?: Record<string, string> | undefined
  fault?: ChoiceFault | undefined
  entry: ProductParts
}

/** A product on a day with a box for how many of each of its parts. */
export function Offered({ words, nights, typed, fault, entry }: OfferedProps) {
  const { product, parts } = entry
  const isStay = product.kind === 'stay'
  return (
    <div class="offered">
      <h4>{product.name}</h4>
      <p class="quiet">
        {product.host.name}
        {product.summary && ` · ${product.summary}`}
      </p>
      {product.weighedFenPerJin !== null && <p class="quiet">{words.line.weighed(yuan(product.weighedFenPerJin))}</p>}
      {parts.some((part) => part.provisional) && <p class="quiet">{words.line.provisional}</p>}
      <ul class="parts">
        {parts.map((part) => (
          <Choice
            key={nameOf(part)}
            words={words}
            part={part}
            nights={isStay ? nights : 0}
            typed={typed?.[nameOf(part)]}
            faulty={fault?.fields.includes(nameOf(part)) ?? false}
            label={`${product.name} ${part.unitName}`}
          />
        ))}
      </ul>
    </div>
  )
}

function Choice({
  words,
  part,
  nights,
  typed,
  faulty,
  label,
}: {
  words: Words
  part: Part
  nights: number
  typed: string | undefined
  faulty: boolean
  label: string
}) {
  const when = nights > 0 ? words.line.perNights(nights) : part.startsAt ? timeOf(Date.parse(part.startsAt)) : ''
  return (
    <li class="part">
      <span class="what">
        {when && <span class="when">{when}</span>}
        {part.unitName}
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
