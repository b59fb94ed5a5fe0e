import type { Offer } from '../../src/trips/offers.rules.ts'
import { linesOf, replaceLines } from '../../src/trips/plan.rules.ts'
import type { SeenPart, SeenPlan } from '../../src/trips/trips.plan.ts'
import { useFace } from '../face.tsx'
import { clock, dayLabel, yuan } from '../format.ts'
import { PlanLink, type PlanLinkContext } from './plan-link.tsx'
import { Said } from './said.tsx'

interface AlternativesProps extends PlanLinkContext {
  seen: SeenPlan
}

/** What could stand in for a part, the nearest first, each with what it would cost. */
export function Alternatives(props: AlternativesProps & { part: SeenPart; name: string }) {
  const { words } = useFace()
  const { seen, part, name } = props
  const offers = part.alternatives ?? []
  return (
    <div class="alternatives">
      <p>{offers.length > 0 ? words.compose.instead(name) : words.compose.noOther}</p>
      <ul>
        {offers.map((offer) => (
          <li key={offer.slotIds.join(' ')}>
            <PlanLink lines={replaceLines(seen.lines, part.positions, linesOf(offer))} context={props}>
              <OfferText offer={offer} />
            </PlanLink>
          </li>
        ))}
        <li>
          <PlanLink lines={seen.lines} context={props}>
            {words.compose.keepIt}
          </PlanLink>
        </li>
      </ul>
    </div>
  )
}

/** The nearest thing that could stand in, one tap away. Without positions it is put back into the plan. */
export function Nearest(props: AlternativesProps & { offers: readonly Offer[]; positions?: readonly number[] }) {
  const { words } = useFace()
  const { seen, offers, positions } = props
  const [nearest] = offers
  if (!nearest) return <span class="quiet">{words.compose.noOther}</span>
  const lines = linesOf(nearest)
  return (
    <span class="nearest">
      {words.compose.nearest}
      <PlanLink
        lines={positions ? replaceLines(seen.lines, positions, lines) : [...seen.lines, ...lines]}
        context={props}
      >
        <OfferText offer={nearest} />
      </PlanLink>
    </span>
  )
}

/** When, what and at whose place, and what it costs. */
export function OfferText({ offer }: { offer: Offer }) {
  const { words, today } = useFace()
  const { product } = offer
  const when = `${dayLabel(words, offer.day, today)}${offer.role === 'stay' ? ` ${words.line.night(offer.nights.length)}` : ` ${clock(offer.start)}`}`
  return (
    <>
      <span class="when">{when}</span>
      <Said zh={product.name} en={product.nameEn} /> · <Said zh={product.host.name} en={product.host.nameEn} />{' '}
      {yuan(offer.fen)}
    </>
  )
}
