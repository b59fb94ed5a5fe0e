import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { readFind } from '../../src/find/find.address.ts'
import { findAll } from '../../src/find/find.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { type Client, client } from '../support/client.ts'
import { TODAY } from '../support/deps.ts'
import { openSeason } from '../support/seasons.ts'
import { aSlot, fresh, openCap, openProduct } from '../support/township.ts'
import { cheapestIn, readWorld } from './brute-force.ts'

const db = env.DB
const DAYS = 4
let guest: Client

beforeEach(() => {
  guest = client()
})

const few = fc.integer({ min: 0, max: 3 })
const aUnit = fc.record({
  people: fc.integer({ min: 1, max: 3 }),
  audience: fc.constantFrom('anyone', 'anyone', 'adult', 'child', 'senior'),
  draw: fc.integer({ min: 1, max: 2 }),
  min: fc.constantFrom(1, 1, 1, 2, 3),
  most: fc.integer({ min: 0, max: 4 }),
  yuan: fc.integer({ min: 0, max: 90 }),
  weekendYuan: fc.integer({ min: 0, max: 90 }),
  capDraw: fc.constantFrom(0, 0, 1, 2),
  isWithdrawn: fc.constantFrom(false, false, false, true),
})
const aProduct = fc.record({
  kind: fc.constantFrom('stay', 'walk', 'meal', 'picking', 'goods'),
  state: fc.constantFrom('published', 'published', 'published', 'published', 'draft'),
  needs: fc.constantFrom(null, null, null, 'food', 'oil_workshop'),
  units: fc.array(aUnit, { minLength: 1, maxLength: 3 }),
  nights: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: DAYS }),
      capacity: fc.integer({ min: 0, max: 6 }),
      taken: few,
      tier: fc.constantFrom('weekday', 'weekend'),
      state: fc.constantFrom('open', 'open', 'open', 'closed'),
      isPast: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 6 },
  ),
  closed: fc.option(few, { nil: null }),
  season: fc.option(fc.tuple(few, few), { nil: null }),
})
const aTownship = fc.record({
  products: fc.array(aProduct, { minLength: 2, maxLength: 6 }),
  capRoom: fc.integer({ min: 0, max: 8 }),
  isCapClosed: fc.constantFrom(false, false, false, true),
})
const aWish = fc.record({
  day: few,
  nights: fc.integer({ min: 0, max: 3 }),
  party: fc.option(
    fc.record({ adults: few, children: fc.integer({ min: 0, max: 2 }), seniors: fc.integer({ min: 0, max: 2 }) }),
    { nil: null },
  ),
})

type Township = typeof aTownship extends fc.Arbitrary<infer Value> ? Value : never

/** Opens it all as rows, by one host at one place of a line of its own. */
async function openTownship({ products, capRoom, isCapClosed }: Township) {
  const [hostId, placeId, line] = [fresh('host'), fresh('place'), fresh('line')]
  const cap = await openCap(db, capRoom, TODAY, DAYS)
  for (const wanted of products) {
    const { productId, unitIds } = await openProduct(db, {
      kind: wanted.kind,
      hostId,
      placeId,
      days: 0,
      state: wanted.state,
      ...(wanted.needs ? { requiredCertificate: wanted.needs } : {}),
      units: wanted.units.map(({ yuan, weekendYuan, draw, min, most, capDraw }) => ({
        ...{ yuan, weekendYuan, draw, min, max: min + most },
        caps: capDraw > 0 && wanted.kind !== 'goods' ? { [cap.capId]: capDraw } : {},
      })),
    })
    const nights = wanted.nights.filter(
      ({ day }, index) => wanted.kind !== 'stay' || wanted.nights.findIndex((other) => other.day === day) === index,
    )
    const slots = nights.map((night, index) => ({
      ...aSlot({
        productId,
        day: addDays(TODAY, night.day),
        capacity: night.capacity + night.taken,
        tier: night.tier as 'weekday',
      }),
      id: `${productId}-${index}`,
      ...(night.isPast ? { saleEndsAt: guest.deps.now() } : {}),
      ...(wanted.kind === 'goods' ? { day: null, startsAt: null, endsAt: null } : {}),
    }))
    await insertSlots(db, slots)
    await db.batch([
      ...nights.map(({ taken, state }, index) =>
        db.prepare('UPDATE slot SET taken = ?2, state = ?3 WHERE id = ?1').bind(`${productId}-${index}`, taken, state),
      ),
      ...wanted.units.map(({ people, audience, isWithdrawn }, index) =>
        db
          .prepare('UPDATE unit SET people = ?2, audience = ?3, withdrawn = ?4 WHERE id = ?1')
          .bind(unitIds[index], people, audience, isWithdrawn && index > 0 ? 1 : 0),
      ),
    ])
    if (wanted.season && wanted.kind === 'picking') {
      const [from, length] = wanted.season
      await openSeason(db, productId, { opensOn: addDays(TODAY, from), endsOn: addDays(TODAY, from + length) })
    }
    if (wanted.closed !== null) {
      const day = addDays(TODAY, wanted.closed)
      const closure = { id: fresh('closure'), title: '', reason: 'other' as const, body: '' }
      const time = { startsAt: instantOf(day, '13:00'), endsAt: instantOf(day, '15:00') }
      await publishClosure(
        db,
        { ...closure, ...time, targets: [{ kind: 'product', id: productId }] },
        { actor: 't', at: 0 },
      )
    }
  }
  await db.batch([
    db
      .prepare("INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES (?1, ?2, 'food', '1', ?3)")
      .bind(fresh('paper'), hostId, TODAY),
    db
      .prepare(
        "INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES (?1, ?2, 'oil_workshop', '1', ?3)",
      )
      .bind(fresh('paper'), hostId, addDays(TODAY, -1)),
    db
      .prepare(
        "INSERT INTO line (id, slug, position, letter, name, theme) VALUES (?1, ?1, (SELECT count(*) FROM line), ?1, '', '')",
      )
      .bind(line),
    db.prepare('INSERT INTO stop (line_id, position, place_id) VALUES (?1, 1, ?2)').bind(line, placeId),
    ...(isCapClosed
      ? [
          db
            .prepare("UPDATE slot SET state = 'closed' WHERE cap_id = ?1 AND day = ?2")
            .bind(cap.capId, addDays(TODAY, 1)),
        ]
      : []),
  ])
  return { hostId, line }
}

test('finds what is truly free for those days and that party, at its least price, and nothing else; and what it finds can be held', async () => {
  await fc.assert(
    fc.asyncProperty(aTownship, fc.array(aWish, { minLength: 1, maxLength: 5 }), async (township, wishes) => {
      const { hostId, line } = await openTownship(township)
      const world = await readWorld(db, hostId, TODAY)
      for (const { day: ahead, nights, party } of wishes) {
        guest.deps.pass(1000)
        const day = addDays(TODAY, ahead)
        const until = nights > 0 ? addDays(day, nights) : null
        const people = party && party.adults + party.children + party.seniors > 0 ? party : null
        const address: Record<string, string> = {
          line,
          day,
          until: until ?? '',
          ...Object.fromEntries(Object.entries(people ?? {}).map(([who, count]) => [who, String(count)])),
        }
        const { finding } = await findAll(
          guest.deps,
          readFind((name) => address[name], TODAY),
        )
        const asked = { day, until, party: people, now: guest.deps.now() }
        const { found } = finding
        const expected = new Map([...world.products.keys()].map((id) => [id, cheapestIn(world, id, asked)] as const))
        const free = [...expected].filter(([, fen]) => fen !== null)
        expect(found.map(({ product }) => product.id).sort()).toEqual(free.map(([id]) => id).sort())
        // Goods are sold by the jar, whoever comes.
        const priced = found.filter(({ product }) => people && product.kind !== 'goods')
        for (const { product, fen } of priced) expect(fen).toBe(expected.get(product.id))
        for (const { options } of found)
          for (const { slotIds, lines, fen } of options.slice(0, 1)) {
            if (!lines) continue
            const reply = await guest.place({
              lines: lines.map(({ unitId, quantity }) => ({ unitId, quantity, slotIds })),
              contact: { name: '陈一', phone: '13912345678' },
            })
            expect([reply.status, reply.body.totalFen ?? reply.body.code]).toEqual([201, fen])
            await guest.call(`/api/orders/${reply.body.id}/cancel`, {
              method: 'POST',
              json: {},
              headers: { authorization: `Bearer ${reply.body.accessToken}` },
            })
          }
      }
    }),
    { numRuns: 40 },
  )
})
