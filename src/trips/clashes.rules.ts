import { addDays, type Day } from '../days.ts'
import { walkedOn } from '../lines/lines.clock.rules.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import type { Offer } from './offers.rules.ts'
import { timePlan } from './plan.rules.ts'

/** What does not go together in a plan, and by how many minutes. A warning: people may have a car of their own. */
export type Clash =
  /** The later of two begins before one can be there. `before` is null where the day begins: at the hub, or at `woke`. */
  | { kind: 'late'; day: Day; before: Offer | null; woke: Offer | null; after: Offer; minutes: number }
  /** The night's stop is reached after 20:30, or the hub after 19:00. */
  | { kind: 'late_home'; day: Day; before: Offer | null; stay: Offer | null; minutes: number }
  /** An entry must be passed before going on to it, and none is in the plan by then. */
  | { kind: 'barred'; day: Day; entry: ProductSummary; after: Offer }
  /** More is walked that day than the party is let walk; `farthest` is what lies farthest out on foot. */
  | { kind: 'far'; day: Day; metres: number; most: number; farthest: Offer | null }

/** What a plan is checked against. */
export interface Ground {
  /** The products of kind entry along its lines. */
  entries: readonly ProductSummary[]
  ways: Ways
  /** In one day, in metres. */
  mostWalked: number
  now: number
}

/** All clashes of a plan, in time order. */
export function checkTrip(visits: readonly Offer[], { entries, ways, mostWalked, now }: Ground): Clash[] {
  return timePlan(visits, ways, now).flatMap((timedDay) => {
    const { day, visits: timed, home } = timedDay
    const ofDay = timed.map(({ visit }) => visit)
    const woke = stayAt(visits, addDays(day, -1))
    const clashes: Clash[] = []
    for (const [position, { visit, wait }] of timed.entries()) {
      const before = timed[position - 1]?.visit ?? null
      if (wait >= 0) continue
      if (visit.role === 'stay') clashes.push({ kind: 'late_home', day, before, stay: visit, minutes: -wait })
      else clashes.push({ kind: 'late', day, before, woke, after: visit, minutes: -wait })
    }
    const closesWithStay = timed.at(-1)?.visit.role === 'stay'
    if (home.wait < 0 && !closesWithStay) {
      const stay = home.placeId === null ? null : stayAt(visits, day)
      clashes.push({ kind: 'late_home', day, before: timed.at(-1)?.visit ?? null, stay, minutes: -home.wait })
    }
    const metres = walkedOn(timedDay)
    if (metres > mostWalked) {
      const farthest = farthestOnFoot(ofDay, ways) ?? woke
      clashes.push({ kind: 'far', day, metres, most: mostWalked, farthest })
    }
    return [...clashes, ...barredOn(day, ofDay, woke?.placeId ?? null, entries, ways)]
  })
}

function stayAt(visits: readonly Offer[], night: Day): Offer | null {
  return visits.find(({ nights }) => nights.includes(night)) ?? null
}

function farthestOnFoot(visits: readonly Offer[], ways: Ways): Offer | null {
  const metresTo = ({ placeId }: Offer) => ways.between(null, placeId)?.walkMetres ?? 0
  return visits.reduce<Offer | null>((far, visit) => (far && metresTo(far) >= metresTo(visit) ? far : visit), null)
}

/** The part at which a clash shows; null when nothing of its day does. */
export function clashingPart(clash: Clash): Offer | null {
  switch (clash.kind) {
    case 'late':
    case 'barred':
      return clash.after
    case 'far':
      return clash.farthest
    case 'late_home':
      return clash.stay?.day === clash.day ? clash.stay : (clash.before ?? clash.stay)
  }
}

/** The first visit of the day that lies beyond each entry not passed by then, unless the day began beyond it. */
function barredOn(
  day: Day,
  visits: readonly Offer[],
  wakesAt: string | null,
  entries: readonly ProductSummary[],
  ways: Ways,
): Clash[] {
  const isBeyond = (placeId: string | null, entry: ProductSummary) => {
    const [place, gate] = [ways.spotOf(placeId), ways.spotOf(entry.place.id)]
    return place !== undefined && gate !== undefined && place.slug === gate.slug && place.position > gate.position
  }
  const gates = entries.filter(
    (entry, index) => entries.findIndex(({ place }) => place.id === entry.place.id) === index,
  )
  return gates.flatMap((entry): Clash[] => {
    if (isBeyond(wakesAt, entry)) return []
    const passedAt = visits.findIndex(({ role, placeId }) => role === 'entry' && placeId === entry.place.id)
    const beyondAt = visits.findIndex(({ placeId }) => isBeyond(placeId, entry))
    const after = visits[beyondAt]
    return after && (passedAt < 0 || passedAt > beyondAt) ? [{ kind: 'barred', day, entry, after }] : []
  })
}
