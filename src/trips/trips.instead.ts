import { isLiving } from '../bookings/bookings.cancel.rules.ts'
import type { LineRequest, Order, OrderLine } from '../bookings/bookings.schemas.ts'
import type { Deps } from '../deps.ts'
import type { Offer } from './offers.rules.ts'
import type { Party } from './party.rules.ts'
import { seePlan } from './trips.plan.ts'

/** What could stand in for lines of an order that their host declined together. */
export interface Instead {
  positions: number[]
  offers: Offer[]
  party: Party
}

/**
 * For whatever was declined of an order and still lies ahead, what could stand in for it beside all that the order still
 * holds, the nearest first. Asks for nothing where nothing was declined.
 */
export async function insteadOf(deps: Deps, order: Pick<Order, 'lines' | 'party'>): Promise<Instead[]> {
  const isAhead = ({ slots }: OrderLine) =>
    slots.every(({ startsAt }) => startsAt !== null && Date.parse(startsAt) > deps.now())
  const declined = order.lines.filter((line) => line.status === 'declined' && isAhead(line))
  const kept = order.lines.filter((line) => isLiving(line) && line.slots.some(({ startsAt }) => startsAt !== null))
  const told = order.party && {
    adults: order.party.adults,
    children: order.party.children,
    seniors: order.party.over60s,
  }
  const groups = Map.groupBy(declined, ({ slots }) => slots.map(({ id }) => id).join(' '))
  return Promise.all(
    [...groups.values()].map(async (group) => {
      // It comes first, so that it is line 0 whatever of the others can no longer be had.
      const seen = await seePlan(deps, [...group, ...kept].map(requestOf), told, 0)
      const part = seen.parts.find(({ positions }) => positions.includes(0))
      const gone = seen.gone.find(({ position }) => position < group.length)
      const offers = (gone ? gone.alternatives : part?.alternatives) ?? []
      return { positions: group.map(({ position }) => position), offers, party: seen.party }
    }),
  )
}

function requestOf({ unitId, quantity, slots }: OrderLine): LineRequest {
  return { unitId, quantity, slotIds: slots.map(({ id }) => id) }
}
