import { describe, expect, test } from 'vitest'
import { priceTrip } from '../../src/bookings/bookings.rules.ts'
import { instantOf } from '../../src/days.ts'
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
  hostAnswers: false,
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
  ownPrices: null,
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

  test('a night that its host priced alone costs that, and the others what that kind of day costs', () => {
    const priced = nights.map((slot) => ({
      ...slot,
      ownPrices: slot.day === '2026-04-16' ? { room: 9900 } : { tent: 1 },
    }))
    const catalogue = { ...catalogueWith(inn), slot: (id: string) => priced.find((slot) => slot.id === id) }
    const line = { slotIds: ['inn-2026-04-16', 'inn-2026-04-17'], unitId: 'room', quantity: 1 }
    expect(priceTrip([line], catalogue, NOW).lines[0]?.slots.map(({ priceFen }) => priceFen)).toEqual([9900, 15800])
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
