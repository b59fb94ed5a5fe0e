import { type Catalogue, faultyLines, type PricedLine, type PricedTrip, priceTrip } from '../bookings/bookings.rules.ts'
import type { LineRequest } from '../bookings/bookings.schemas.ts'
import { offersShown } from '../bookings/bookings.ts'
import { addDays, type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { calendarsOf } from '../inventory/inventory.ts'
import type { TimedDay } from '../lines/lines.clock.rules.ts'
import { linesOnMap } from '../lines/lines.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import type { Problem } from '../problem.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { productsOnLine } from '../products/products.ts'
import { alternativesFor, NEAR_DAYS, type Wanted } from './alternatives.rules.ts'
import { type Clash, checkTrip } from './clashes.rules.ts'
import { minuteOf, type Offer, offersFor, roleOf } from './offers.rules.ts'
import { mostWalkedBy, type Party, waysFor } from './party.rules.ts'
import { isAmiss, type PlanPart, partsOfPlan, partyOfPlan, timePlan } from './plan.rules.ts'

/** For so many parts that are gone or amiss something else is looked for unasked; the others can be asked for one by one. */
const HELPED_PARTS = 3

/** A plan as it stands today: what of it can be ordered, how its days run, and what could stand in for its parts. */
export interface SeenPlan {
  /** What can be ordered. */
  lines: LineRequest[]
  /** null when nothing is left to order. */
  quote: PricedTrip | null
  parts: SeenPart[]
  /** The clock of each day; its visits are those of the parts. */
  days: TimedDay<Offer>[]
  clashes: Clash[]
  gone: GonePart[]
  party: Party
  /** Of the line that the first visit is on; null when it is on none. */
  letter: string | null
  /** Why the first of the parts that are gone was taken out; null when none was. */
  removed: Problem | null
}

export interface SeenPart extends PlanPart {
  priced: PricedLine[]
  /** What could stand in for it, the nearest first; null where it was not looked for. */
  alternatives: Offer[] | null
}

/** A part that cannot be ordered any more and was taken out. */
interface GonePart {
  /** null when nothing by that id was ever there. */
  what: { unitId: string; title: string; day: Day | null; startsAt: number | null } | null
  why: 'not_for_sale' | 'quantity' | 'once' | 'gone'
  /** null where none were looked for. */
  alternatives: Offer[] | null
  /** Where in the plan it stood. */
  position: number
}

/**
 * Sees a plan through: prices it, takes out what cannot be ordered any more, and looks for what could stand in for that,
 * for parts that are full or closed (the first few of them), and for the part at the line `changing`. The party is told or read off the plan.
 */
export async function seePlan(
  deps: Deps,
  lines: readonly LineRequest[],
  told: Party | null,
  changing: number | null,
): Promise<SeenPlan> {
  const book = await offersShown(deps, lines)
  const now = deps.now()
  const mended = mendPlan(lines, book, now)
  const lost = whatWasLost(mended.removed, book)
  const routes = await linesOnMap(deps)
  const products = await productsOnAll(deps, routes)
  const priced = mended.quote?.lines ?? []
  const days = [...priced.flatMap((line) => line.slots.map(({ day }) => day)), ...lost.map(({ wanted }) => wanted?.day)]
  const calendars = await calendarsOf(
    deps,
    products.map(({ id }) => id),
    rangeAround(
      days.filter((day) => day !== null && day !== undefined),
      dayOf(now),
    ),
  )
  const parts = partsOfPlan(mended.lines, products, calendars)
  const party = told ?? partyOfPlan(parts)
  const ways = waysFor(routes, party)
  const ground = { ways, mostWalked: mostWalkedBy(party), now }
  const visits = parts.flatMap(({ visit }) => visit ?? [])
  const offers = offersFor(products, calendars, party)
  const instead = (wanted: Wanted, rest: readonly Offer[]) => alternativesFor(wanted, rest, offers, products, ground)
  const helped = new Set([...lost.filter(({ wanted }) => wanted), ...parts.filter(isAmiss)].slice(0, HELPED_PARTS))
  return {
    lines: mended.lines,
    quote: mended.quote,
    removed: mended.removed[0]?.problem ?? null,
    party,
    letter: routes.find(({ slug }) => slug === ways.spotOf(visits[0]?.placeId ?? '')?.slug)?.letter ?? null,
    days: timePlan(visits, ways, now),
    clashes: checkTrip(visits, { ...ground, entries: entriesFor(visits, products, ways) }),
    gone: lost.map((part) => {
      const { wanted, ...gone } = part
      return { ...gone, alternatives: wanted && helped.has(part) ? instead(wanted, visits) : null }
    }),
    parts: parts.map((part) => {
      const isAsked = changing !== null && part.positions.includes(changing)
      const rest = visits.filter((visit) => visit !== part.visit)
      return {
        ...part,
        priced: part.positions.flatMap((position) => priced[position] ?? []),
        alternatives: part.visit && (isAsked || helped.has(part)) ? instead(wantedOf(part.visit), rest) : null,
      }
    }),
  }
}

interface Removed {
  line: LineRequest
  /** Where it stood before any was removed. */
  position: number
  problem: Problem
}

/** The plan without the lines that cannot be ordered any more, priced. */
function mendPlan(
  lines: readonly LineRequest[],
  book: Catalogue,
  now: number,
): { lines: LineRequest[]; quote: PricedTrip | null; removed: Removed[] } {
  const faults = new Map(faultyLines(lines, book, now).map(({ position, problem }) => [position, problem]))
  const kept = lines.filter((_, position) => !faults.has(position))
  const removed = lines.flatMap((line, position) => {
    const problem = faults.get(position)
    return problem ? [{ line, position, problem }] : []
  })
  return { lines: kept, quote: kept.length > 0 ? priceTrip(kept, book, now) : null, removed }
}

type LostPart = Omit<GonePart, 'alternatives'> & { wanted: Wanted | null }

/** What the removed lines were, each part once. Slots are never deleted, so most can be named. */
function whatWasLost(removed: readonly Removed[], book: Catalogue): LostPart[] {
  const groups = [...Map.groupBy(removed, ({ line }) => [...line.slotIds].sort().join(' ')).values()]
  return groups.flatMap(([first]): LostPart[] => {
    if (!first) return []
    const { line, position, problem } = first
    const slots = line.slotIds
      .flatMap((id) => book.slot(id) ?? [])
      .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
    const [slot] = slots
    const offer = slot && book.offer(slot.productId)
    const why = whyGone(problem)
    if (!slot || !offer) return [{ what: null, why, position, wanted: null }]
    const what = { unitId: line.unitId, title: offer.name, day: slot.day, startsAt: slot.startsAt }
    const start = slot.day && slot.startsAt !== null ? minuteOf(slot.startsAt, slot.day) : null
    const role = start === null ? null : roleOf(offer.kind, start)
    const wanted: Wanted | null =
      role && slot.day && start !== null
        ? {
            role,
            productId: offer.productId,
            // Of what is only too many, the same may be had for as many as come.
            slotIds: why === 'quantity' ? [] : line.slotIds,
            day: slot.day,
            start,
            nights: role === 'stay' ? slots.flatMap(({ day }) => day ?? []) : [],
          }
        : null
    return [{ what, why, position, wanted }]
  })
}

function whyGone({ code, extra }: Problem): GonePart['why'] {
  if (code === 'not_for_sale') return code
  if (code === 'once_per_buyer') return 'once'
  return extra.errors?.[0]?.code === 'quantity_out_of_range' ? 'quantity' : 'gone'
}

function wantedOf(visit: Offer): Wanted {
  const { role, slotIds, day, start, nights } = visit
  return { role, productId: visit.product.id, slotIds, day, start, nights }
}

async function productsOnAll(deps: Deps, routes: readonly { slug: string }[]): Promise<ProductSummary[]> {
  const found = await Promise.all(routes.map(({ slug }) => productsOnLine(deps, slug)))
  return [...new Map(found.flat().map((product) => [product.id, product])).values()]
}

/** The entries along the lines that a plan goes to. */
function entriesFor(visits: readonly Offer[], products: readonly ProductSummary[], ways: Ways): ProductSummary[] {
  const slugs = new Set(visits.map(({ placeId }) => ways.spotOf(placeId)?.slug))
  return products.filter(({ kind, place }) => kind === 'entry' && slugs.has(ways.spotOf(place.id)?.slug))
}

function rangeAround(days: readonly Day[], today: Day): { from: Day; to: Day } {
  const sorted = [...days].sort()
  const from = addDays(sorted[0] ?? today, -NEAR_DAYS)
  return { from: from > today ? from : today, to: addDays(sorted.at(-1) ?? today, NEAR_DAYS) }
}
