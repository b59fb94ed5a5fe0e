import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CancellableLine, cancellationOf, priceTrip } from '../../src/bookings/bookings.rules.ts'
import { HOUR_MS, instantOf } from '../../src/days.ts'
import type { Offer, OfferedSlot } from '../../src/inventory/inventory.rules.ts'
import type { Problem } from '../../src/problem.ts'

const NOW = instantOf('2026-04-13', '10:00')

const inn: Offer = {
  productId: 'inn',
  version: 3,
  kind: 'stay',
  name: '桂兰大床',
  hostId: 'guilan',
  hostName: '桂兰农家',
  hostPhone: '0710',
  placeName: '老渡口',
  policyId: 'stay',
  oncePerBuyer: false,
  published: true,
  requiredCertificate: null,
  certifiedUntil: null,
  units: [
    {
      id: 'room',
      name: '一间',
      draw: 1,
      minQuantity: 1,
      maxQuantity: 4,
      weekday: 12800,
      weekend: 15800,
      holiday: 19800,
      caps: [{ capId: 'wetland', draw: 2 }],
    },
  ],
}

const night = (day: string, tier: OfferedSlot['tier']): OfferedSlot => ({
  id: `inn-${day}`,
  productId: 'inn',
  day,
  startsAt: instantOf(day, '14:00'),
  endsAt: instantOf(day, '23:00'),
  tier,
  capSlots: { wetland: `wetland-${day}` },
})

const nights = [night('2026-04-16', 'weekday'), night('2026-04-17', 'weekend'), night('2026-04-19', 'weekday')]
const catalogueWith = (offer: Offer) => ({
  slot: (id: string) => nights.find((slot) => slot.id === id),
  offer: (id: string) => (id === offer.productId ? offer : undefined),
})
const book = (slotIds: string[], quantity = 1, offer = inn, unitId = 'room') =>
  priceTrip([{ slotIds, unitId, quantity }], catalogueWith(offer), NOW)

function refusal(act: () => unknown): { code: string; field: string | undefined } {
  try {
    act()
  } catch (error) {
    const problem = error as Problem
    return { code: problem.code, field: problem.extra.errors?.[0]?.code }
  }
  throw new Error('was not refused')
}

describe('pricing a trip', () => {
  test('each night has the price of its own tier, times the rooms', () => {
    expect(book(['inn-2026-04-16', 'inn-2026-04-17'], 2).totalFen).toBe((12800 + 15800) * 2)
  })

  test('a room draws one place of each night and two of each day’s cap', () => {
    expect(book(['inn-2026-04-16', 'inn-2026-04-17'], 2).draws).toEqual({
      'inn-2026-04-16': 2,
      'inn-2026-04-17': 2,
      'wetland-2026-04-16': 4,
      'wetland-2026-04-17': 4,
    })
  })

  test('nights in any order are one stay, from the first to the last', () => {
    const { lines } = book(['inn-2026-04-17', 'inn-2026-04-16'])
    expect(lines[0]?.slots.map((slot) => slot.day)).toEqual(['2026-04-16', '2026-04-17'])
  })

  test('a stay with a night missing in the middle is refused', () => {
    expect(refusal(() => book(['inn-2026-04-17', 'inn-2026-04-19']))).toEqual({
      code: 'invalid_request',
      field: 'nights_apart',
    })
  })

  test('what names nothing is named', () => {
    expect(refusal(() => book(['inn-1999-01-01'])).field).toBe('unknown_slot')
    expect(refusal(() => book(['inn-2026-04-16'], 1, inn, 'tent')).field).toBe('unit_of_another_product')
    expect(refusal(() => book(['inn-2026-04-16'], 5)).field).toBe('quantity_out_of_range')
  })

  test('without the certificate the law demands, nothing is sold from the midnight it lapsed', () => {
    const press = (certifiedUntil: string | null): Offer => ({
      ...inn,
      requiredCertificate: 'oil_workshop',
      certifiedUntil,
    })
    expect(refusal(() => book(['inn-2026-04-16'], 1, press(null))).code).toBe('not_for_sale')
    expect(refusal(() => book(['inn-2026-04-16'], 1, press('2026-04-12'))).code).toBe('not_for_sale')
    expect(book(['inn-2026-04-16'], 1, press('2026-04-13')).totalFen).toBe(12800)
    expect(refusal(() => book(['inn-2026-04-16'], 1, { ...inn, published: false })).code).toBe('not_for_sale')
  })
})

const TIERS = [
  { hoursBefore: 72, feePercent: 0 },
  { hoursBefore: 24, feePercent: 30 },
]
const START = NOW + 100 * HOUR_MS
const line = (more: Partial<CancellableLine> = {}): CancellableLine => ({
  position: 0,
  title: '桂兰大床',
  status: 'confirmed',
  amountFen: 12800,
  startsAt: START,
  tiers: TIERS,
  closed: false,
  ...more,
})
const cost = (now: number, more: Partial<CancellableLine> = {}, paidFen = 12800, status = 'confirmed') =>
  cancellationOf({ status, paidFen }, [line(more)], now)

describe('what a cancellation gives back', () => {
  test('everything until the last free minute, and less from the next millisecond', () => {
    const lastFree = START - 72 * HOUR_MS
    expect(cost(lastFree)).toMatchObject({ feeFen: 0, refundFen: 12800 })
    expect(cost(lastFree + 1)).toMatchObject({ feeFen: 3840, refundFen: 8960 })
    expect(cost(lastFree).lines[0]).toMatchObject({ reason: 'free', freeUntil: new Date(lastFree).toISOString() })
  })

  test('nothing after the last tier', () => {
    expect(cost(START - 24 * HOUR_MS + 1)).toMatchObject({ feeFen: 12800, refundFen: 0 })
    expect(cost(START + HOUR_MS).lines[0]?.reason).toBe('too_late')
  })

  test('paid at the farm: nothing comes back and the fee is owed', () => {
    expect(cost(START - 30 * HOUR_MS, {}, 0)).toMatchObject({ refundFen: 0, owedFen: 3840 })
  })

  test('a hold costs nothing at any time', () => {
    expect(cost(START, {}, 0, 'held')).toMatchObject({ feeFen: 0, owedFen: 0 })
  })

  test('what a notice closes is refunded in full, whatever the policy', () => {
    expect(cost(START - 1, { closed: true })).toMatchObject({ feeFen: 0, refundFen: 12800 })
  })

  test('a line that was declined before costs nothing again', () => {
    expect(cost(START, { status: 'declined' }).feeFen).toBe(0)
  })

  test('a fee is never more than the price, and what comes back and what is owed add up, to the fen', () => {
    const anyLine = fc.record({
      amountFen: fc.integer({ min: 0, max: 1_000_000 }),
      startsAt: fc.option(fc.integer({ min: NOW - 1000 * HOUR_MS, max: NOW + 1000 * HOUR_MS })),
      tiers: fc.array(
        fc.record({ hoursBefore: fc.integer({ min: 0, max: 500 }), feePercent: fc.integer({ min: 0, max: 100 }) }),
        { maxLength: 4 },
      ),
      closed: fc.boolean(),
      status: fc.constantFrom('confirmed', 'awaiting_host', 'declined', 'cancelled'),
    })
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 3_000_000 }),
        (lines, paidFen) => {
          const result = cancellationOf(
            { status: 'confirmed', paidFen },
            lines.map((more, position) => line({ ...more, position })),
            NOW,
          )
          for (const [index, { feeFen }] of result.lines.entries())
            expect(feeFen).toBeLessThanOrEqual(lines[index]!.amountFen)
          expect(result.feeFen).toBe(result.lines.reduce((sum, { feeFen }) => sum + feeFen, 0))
          expect(paidFen - result.refundFen + result.owedFen).toBe(result.feeFen)
          expect(Math.min(result.refundFen, result.owedFen)).toBe(0)
        },
      ),
    )
  })
})
