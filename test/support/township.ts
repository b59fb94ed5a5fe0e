import { addDays, type Day, daysFrom, instantOf } from '../../src/days.ts'
import { insertSlots, type NewSlot } from '../../src/inventory/inventory.sql.ts'
import { TODAY } from './deps.ts'

let count = 0
/** A name nobody else in the run has. */
export const fresh = (word: string) => `${word}-${++count}`

export interface Opened {
  productId: string
  hostId: string
  placeId: string
  unitIds: string[]
  slotIds: string[]
}

interface Wanted {
  kind?: string
  hostId?: string
  placeId?: string
  capacity?: number
  /** The first day, and how many in a row; one slot each. */
  from?: Day
  days?: number
  units?: {
    yuan?: number
    weekendYuan?: number
    draw?: number
    min?: number
    max?: number
    caps?: Record<string, number>
  }[]
  oncePerBuyer?: boolean
  hostAnswers?: boolean
  requiredCertificate?: string
  state?: string
  tiers?: { hoursBefore: number; feePercent: number }[]
  tier?: 'weekday' | 'weekend' | 'holiday'
}

/** Opens a product with everything it stands on: place, host, policy, units, and a slot for each day. */
export async function openProduct(db: D1Database, wanted: Wanted = {}): Promise<Opened> {
  const productId = fresh('product')
  const placeId = wanted.placeId ?? fresh('place')
  const hostId = wanted.hostId ?? fresh('host')
  const policyId = fresh('policy')
  const kind = wanted.kind ?? 'walk'
  const units = (wanted.units ?? [{}]).map((unit, position) => ({
    yuan: 100,
    draw: 1,
    min: 1,
    max: 999,
    caps: {},
    ...unit,
    position,
    id: `${productId}-u${position}`,
  }))
  const tiers = wanted.tiers ?? [
    { hoursBefore: 72, feePercent: 0 },
    { hoursBefore: 24, feePercent: 30 },
  ]
  await db.batch([
    db.prepare('INSERT INTO place (id, name) VALUES (?1, ?1) ON CONFLICT DO NOTHING').bind(placeId),
    db
      .prepare(
        "INSERT INTO host (id, name, person, place_id, phone) VALUES (?1, ?1, '某人', ?2, '0710') ON CONFLICT DO NOTHING",
      )
      .bind(hostId, placeId),
    db
      .prepare('INSERT INTO cancellation_policy (id, name, tiers) VALUES (?1, ?1, ?2)')
      .bind(policyId, JSON.stringify(tiers)),
    db
      .prepare(
        'INSERT INTO product (id, host_id, place_id, kind, name, policy_id, required_certificate, once_per_buyer, host_answers, state) VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?8, ?9)',
      )
      .bind(
        productId,
        hostId,
        placeId,
        kind,
        policyId,
        wanted.requiredCertificate ?? null,
        wanted.oncePerBuyer ? 1 : 0,
        wanted.hostAnswers ? 1 : 0,
        wanted.state ?? 'published',
      ),
    ...units.map((unit) =>
      db
        .prepare(
          'INSERT INTO unit (id, product_id, position, name, people, draw, min_quantity, max_quantity, weekday_fen, weekend_fen, holiday_fen) VALUES (?1, ?2, ?3, ?1, 1, ?4, ?5, ?6, ?7, ?8, ?7)',
        )
        .bind(
          unit.id,
          productId,
          unit.position,
          unit.draw,
          unit.min,
          unit.max,
          unit.yuan * 100,
          (unit.weekendYuan ?? unit.yuan) * 100,
        ),
    ),
    ...units.flatMap((unit) =>
      Object.entries(unit.caps).map(([capId, draw]) =>
        db.prepare('INSERT INTO unit_cap (unit_id, cap_id, draw) VALUES (?1, ?2, ?3)').bind(unit.id, capId, draw),
      ),
    ),
  ])
  const days = daysFrom(wanted.from ?? addDays(TODAY, 10), wanted.days ?? 1)
  const slots = days.map((day) =>
    aSlot({ productId, day, capacity: wanted.capacity ?? 10, tier: wanted.tier ?? 'weekday' }),
  )
  await insertSlots(db, slots)
  return { productId, hostId, placeId, unitIds: units.map((unit) => unit.id), slotIds: slots.map((slot) => slot.id) }
}

interface WantedStop {
  id: string
  name?: string
  lng?: number | null
  lat?: number | null
  toilet?: boolean
  petrol?: boolean
  /** To the next stop; the last one's is not asked for. */
  metres?: number
  minutes?: number
}

/** Opens a line through these places, which are made where they are missing; the first of them is the hub. */
export async function openLine(db: D1Database, slug: string, stops: WantedStop[]): Promise<void> {
  await db.batch([
    db
      .prepare(
        "INSERT INTO line (id, slug, position, letter, name, theme) VALUES (?1, ?1, (SELECT count(*) FROM line), upper(?1), '溪湾线', '')",
      )
      .bind(slug),
    ...stops.flatMap(
      ({ id, name = id, lng = null, lat = null, toilet, petrol, metres = 1000, minutes = 10 }, position) => [
        db
          .prepare(
            'INSERT INTO place (id, name, lng, lat, toilet, petrol) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING',
          )
          .bind(id, name, lng, lat, toilet ? 1 : 0, petrol ? 1 : 0),
        db.prepare('INSERT INTO stop (line_id, position, place_id) VALUES (?1, ?2, ?3)').bind(slug, position, id),
        ...(position < stops.length - 1
          ? [
              db
                .prepare(
                  "INSERT INTO segment (line_id, position, distance_m, minutes, mode) VALUES (?1, ?2, ?3, ?4, 'drive')",
                )
                .bind(slug, position, metres, minutes),
            ]
          : []),
      ],
    ),
  ])
}

/** A cap with one slot for each day. */
export async function openCap(
  db: D1Database,
  capacity: number,
  from: Day = addDays(TODAY, 10),
  days = 1,
): Promise<{ capId: string; slotIds: string[] }> {
  const capId = fresh('cap')
  await db.prepare('INSERT INTO cap (id, name) VALUES (?1, ?1)').bind(capId).run()
  const slots = daysFrom(from, days).map((day) => ({
    ...aSlot({ productId: '', day, capacity, tier: 'weekday' }),
    id: `${capId}-${day}`,
    productId: null,
    capId,
  }))
  await insertSlots(db, slots)
  return { capId, slotIds: slots.map((slot) => slot.id) }
}

/** A slot of a product on a day: from the afternoon until the next noon. */
export function aSlot({
  productId,
  day,
  capacity,
  tier = 'weekday',
}: {
  productId: string
  day: Day
  capacity: number
  tier?: NewSlot['tier']
}): NewSlot {
  return {
    id: `${productId}-${day}`,
    productId,
    capId: null,
    day,
    startsAt: instantOf(day, '14:00'),
    endsAt: instantOf(addDays(day, 1), '12:00'),
    saleEndsAt: instantOf(day, '20:00'),
    tier,
    provisional: false,
    capacity,
  }
}

/** How many places are taken in each of the slots. */
export async function takenIn(db: D1Database, slotIds: readonly string[]): Promise<number[]> {
  const { results } = await db
    .prepare('SELECT id, taken FROM slot WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(slotIds))
    .all<{ id: string; taken: number }>()
  const taken = new Map(results.map((row) => [row.id, row.taken]))
  return slotIds.map((id) => taken.get(id) ?? Number.NaN)
}

/** A trip for someone, one unit of each product in its first slot unless said otherwise. */
export function tripOf(...products: (Opened & { quantity?: number; slots?: string[]; unit?: number })[]) {
  return {
    lines: products.map(({ unitIds, slotIds, quantity = 1, slots, unit = 0 }) => ({
      slotIds: slots ?? slotIds.slice(0, 1),
      unitId: unitIds[unit] ?? '',
      quantity,
    })),
    contact: { name: '陈一', phone: '13912345678' },
  }
}
