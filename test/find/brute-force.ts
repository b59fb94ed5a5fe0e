import type { Day } from '../../src/days.ts'
import { addDays } from '../../src/days.ts'
import type { Party } from '../../src/trips/party.rules.ts'

/** A product as the database holds it, row by row: nothing is shared with the search but the words of the tables. */
interface Rows {
  kind: string
  units: {
    id: string
    people: number
    audience: string
    draw: number
    min: number
    max: number
    weekday: number
    weekend: number
    caps: { capId: string; draw: number }[]
  }[]
  slots: SlotRow[]
  seasons: { from: Day; until: Day }[]
}

interface SlotRow {
  id: string
  day: Day | null
  tier: 'weekday' | 'weekend'
  room: number
  state: string
  saleEndsAt: number
  closed: number
}

export interface World {
  products: Map<string, Rows>
  /** By `cap day`. */
  caps: Map<string, SlotRow>
}

/** Reads the published products of one host as they stand, with whatever could keep them from being sold. */
export async function readWorld(db: D1Database, hostId: string, today: Day): Promise<World> {
  const slotJson = `json_object('id', slot.id, 'day', slot.day, 'tier', slot.tier, 'room', slot.capacity - slot.taken, 'state', slot.state,
    'saleEndsAt', slot.sale_ends_at, 'closed', (SELECT count(*) FROM slot_closure WHERE slot_id = slot.id))`
  const products = await db
    .prepare(`
      SELECT product.id, json_object(
        'kind', product.kind,
        'units', (SELECT json_group_array(json_object(
          'id', unit.id, 'people', unit.people, 'audience', unit.audience, 'draw', unit.draw, 'min', unit.min_quantity,
          'max', unit.max_quantity, 'weekday', unit.weekday_fen, 'weekend', unit.weekend_fen,
          'caps', (SELECT json_group_array(json_object('capId', cap_id, 'draw', draw)) FROM unit_cap WHERE unit_id = unit.id)
        )) FROM unit WHERE unit.product_id = product.id AND withdrawn = 0),
        'slots', (SELECT json_group_array(${slotJson}) FROM slot WHERE slot.product_id = product.id),
        'seasons', (SELECT json_group_array(json_object('from', sells_from, 'until', sells_until)) FROM season_sale WHERE product_id = product.id)
      ) AS body FROM product
      WHERE product.host_id = ?1 AND product.state = 'published' AND (product.required_certificate IS NULL OR EXISTS (
        SELECT 1 FROM certificate WHERE host_id = ?1 AND kind = product.required_certificate AND expires_on >= ?2 AND revoked_at IS NULL
      ))`)
    .bind(hostId, today)
    .all<{ id: string; body: string }>()
  const caps = await db
    .prepare(`SELECT cap_id || ' ' || day AS name, ${slotJson} AS body FROM slot WHERE cap_id IS NOT NULL`)
    .all<{ name: string; body: string }>()
  return {
    products: new Map(products.results.map(({ id, body }) => [id, JSON.parse(body)])),
    caps: new Map(caps.results.map(({ name, body }) => [name, JSON.parse(body)])),
  }
}

/** The cheapest way in which the product can be had, in fen, by trying every number of every unit in every slot; null: not at all. */
export function cheapestIn(
  world: World,
  productId: string,
  { day, until, party, now }: { day: Day; until: Day | null; party: Party | null; now: number },
): number | null {
  const product = world.products.get(productId)
  if (!product) return null
  const isGoods = product.kind === 'goods'
  const groups: SlotRow[][] = []
  if (product.kind === 'stay') {
    const group: SlotRow[] = []
    for (let night = day; night < (until ?? addDays(day, 1)); night = addDays(night, 1)) {
      const slot = product.slots.find((each) => each.day === night)
      if (!slot) return null
      group.push(slot)
    }
    groups.push(group)
  } else {
    for (const slot of product.slots)
      if (isGoods ? slot.day === null : slot.day === null || (slot.day >= day && slot.day <= (until ?? day)))
        groups.push([slot])
  }
  let best: number | null = null
  for (const group of groups)
    for (const quantities of everyChoice(product, isGoods ? null : party)) {
      if (!isSold(world, product, group, quantities, now)) continue
      const fen = priceOf(product, group, quantities)
      if (best === null || fen < best) best = fen
    }
  return best
}

function* everyChoice({ units }: Rows, party: Party | null): Generator<number[]> {
  // Of whom nobody has said how many they are: as many of one unit as are sold at least, for the price of one.
  if (!party) {
    for (const [index, unit] of units.entries()) yield units.map((_, other) => (other === index ? unit.min : 0))
    return
  }
  const people = party.adults + party.children + party.seniors
  const most = units.map((unit) => (unit.people > 0 && unit.min <= people ? Math.min(unit.max, people + unit.min) : 0))
  const quantities = units.map(() => 0)
  for (;;) {
    if (
      quantities.every((count, index) => count === 0 || count >= (units[index]?.min ?? 0)) &&
      seats(units, quantities, party)
    )
      yield [...quantities]
    let at = 0
    while (at < units.length && quantities[at] === most[at]) quantities[at++] = 0
    if (at === units.length) return
    quantities[at] = (quantities[at] ?? 0) + 1
  }
}

/** Whether some way of sitting down gives everyone a seat that is meant for them. */
function seats(units: Rows['units'], quantities: number[], { adults, children, seniors }: Party): boolean {
  const of = (audience: string) =>
    units.reduce(
      (sum, unit, index) => sum + (unit.audience === audience ? unit.people * (quantities[index] ?? 0) : 0),
      0,
    )
  const [child, adult, senior, anyone] = ['child', 'adult', 'senior', 'anyone'].map(of) as [
    number,
    number,
    number,
    number,
  ] // four asked for
  for (let inSenior = 0; inSenior <= Math.min(seniors, senior); inSenior++)
    for (let inAdult = 0; inAdult <= Math.min(seniors - inSenior, adult); inAdult++)
      for (let ownAdult = 0; ownAdult <= Math.min(adults, adult - inAdult); ownAdult++)
        for (let ownChild = 0; ownChild <= Math.min(children, child); ownChild++)
          if (seniors - inSenior - inAdult + (adults - ownAdult) + (children - ownChild) <= anyone) return true
  return false
}

function isSold({ caps }: World, product: Rows, group: SlotRow[], quantities: number[], now: number): boolean {
  const isOpen = (slot: SlotRow | undefined, taken: number): boolean =>
    slot !== undefined && slot.state === 'open' && slot.closed === 0 && slot.saleEndsAt > now && taken <= slot.room
  return group.every((slot) => {
    const inSeason =
      product.seasons.length === 0 ||
      slot.day === null ||
      product.seasons.some(({ from, until }) => slot.day !== null && from <= slot.day && slot.day <= until)
    const taken = product.units.reduce((sum, unit, index) => sum + unit.draw * (quantities[index] ?? 0), 0)
    const ofCaps = new Map<string, number>()
    for (const [index, unit] of product.units.entries())
      for (const { capId, draw } of unit.caps)
        if (quantities[index]) ofCaps.set(capId, (ofCaps.get(capId) ?? 0) + draw * (quantities[index] ?? 0))
    return (
      inSeason &&
      isOpen(slot, taken) &&
      [...ofCaps].every(([capId, wanted]) => isOpen(caps.get(`${capId} ${slot.day}`), wanted))
    )
  })
}

function priceOf({ units }: Rows, group: SlotRow[], quantities: number[]): number {
  let fen = 0
  for (const { tier } of group)
    for (const [index, unit] of units.entries()) fen += unit[tier] * (quantities[index] ?? 0)
  return fen
}
