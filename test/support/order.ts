import type { Order, OrderLine } from '../../src/bookings/bookings.schemas.ts'
import { addDays, instantOf } from '../../src/days.ts'
import type { LineStop } from '../../src/lines/lines.schemas.ts'
import type { Guide, Guides } from '../../src/products/products.schemas.ts'

/** A trip as a guest reads it, without a database: an inn, a walk and honey along one line, tea on another, a film on none. */
const place = (id: string, lng: number | null = null, lat: number | null = null): Guide['place'] => ({
  id,
  name: id,
  nameEn: null,
  lng,
  lat,
})
const guide = (kind: Guide['kind'], at: Guide['place']): Guide => ({
  kind,
  place: at,
  bring: '雨靴、草帽',
  bringEn: null,
  meeting: '老柳树下',
  meetingEn: 'Under the old willow',
})

export const guides: Guides = new Map([
  ['walk', guide('walk', place('bridge', 111.092, 31.975))],
  ['inn', guide('stay', place('ferry'))],
  ['tea', guide('workshop', place('teafield'))],
  ['honey', guide('goods', place('hub'))],
  ['film', guide('session', place('somewhere'))],
])

type Mode = NonNullable<LineStop['onward']>['mode']
const stop = (position: number, id: string, distanceM: number | null, mode: Mode = 'walk'): LineStop => ({
  position,
  stayMinutes: 0,
  place: { ...place(id), story: '', storyEn: null, toilet: false, petrol: false, scene: null },
  onward: distanceM === null ? null : { distanceM, minutes: distanceM / 10, mode, note: '', noteEn: null },
})
export const lines = [
  { slug: 'a', stops: [stop(0, 'hub', 100), stop(1, 'ferry', 200), stop(2, 'bridge', null)] },
  { slug: 'b', stops: [stop(0, 'hub', 400, 'drive'), stop(1, 'teafield', null)] },
]

export function slot(day: string, from: string, to: string, endDay = day): OrderLine['slots'][number] {
  const iso = (on: string, time: string) => new Date(instantOf(on, time)).toISOString()
  return { id: `${day}-${from}`, day, startsAt: iso(day, from), endsAt: iso(endDay, to), priceFen: 100 }
}

export function line(more: Partial<OrderLine>): OrderLine {
  return {
    position: 0,
    productId: 'walk',
    title: '芦花慢走',
    unitId: 'u',
    unitName: '成人',
    hostId: 'h',
    hostName: '石桥画舍',
    hostPhone: '0710-555-0104',
    placeName: '石桥',
    quantity: 2,
    amountFen: 200,
    feeFen: 0,
    status: 'confirmed',
    hostAnswers: false,
    answerBy: null,
    declineReason: null,
    arrived: 0,
    noShow: 0,
    slots: [],
    ...more,
  }
}

export const stay = (position: number, nights: string[]): OrderLine =>
  line({
    position,
    productId: 'inn',
    title: '桂兰大床',
    slots: nights.map((night) => slot(night, '14:00', '12:00', addDays(night, 1))),
  })

export const goods = (position: number): OrderLine =>
  line({
    position,
    productId: 'honey',
    title: '土蜂蜜',
    slots: [{ id: 'lot', day: null, startsAt: null, endsAt: null, priceFen: 100 }],
  })

export function order(orderLines: OrderLine[], status: Order['status'] = 'confirmed'): Order {
  return {
    id: '0191b2c3-0000-7000-8000-000000000000',
    code: 'ABCD3467',
    status,
    placedAt: '2026-04-13T02:00:00.000Z',
    expiresAt: '2026-04-13T02:15:00.000Z',
    totalFen: orderLines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    paidFen: 0,
    refundedFen: 0,
    feeFen: 0,
    party: null,
    contact: { name: '林小川', phone: '139****1234' },
    lines: orderLines,
  }
}
