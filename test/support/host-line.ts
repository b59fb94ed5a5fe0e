import type { HostLine } from '../../src/arrivals/arrivals.rules.ts'
import { type Day, instantOf } from '../../src/days.ts'

let count = 0

/** A line as a host has sold it: two adults at a meal on a day, unless said otherwise. Each is of an order of its own. */
export function aHostLine(day: Day | null, time: string, more: Partial<HostLine> = {}): HostLine {
  const startsAt = day === null ? null : instantOf(day, time)
  const endsAt = startsAt === null ? null : startsAt + 90 * 60_000
  return {
    orderId: `order-${++count}`,
    position: 0,
    orderStatus: 'confirmed',
    name: `客人${count}`,
    phone: '',
    party: null,
    note: null,
    status: 'confirmed',
    productId: 'meal',
    kind: day === null ? 'goods' : 'meal',
    title: '柴火饭',
    titleEn: null,
    unitName: '成人',
    unitNameEn: null,
    people: day === null ? 0 : 1,
    quantity: 2,
    arrived: 0,
    noShow: 0,
    amountFen: 7600,
    startsAt,
    endsAt,
    answerBy: null,
    slots: [{ day, startsAt, endsAt }],
    paidFen: 0,
    beforeFen: 0,
    ...more,
  }
}

/** A room for these nights, for one order or a new one. */
export function aStay(nights: Day[], more: Partial<HostLine> = {}): HostLine {
  const slots = nights.map((day) => ({
    day,
    startsAt: instantOf(day, '14:00'),
    endsAt: instantOf(day, '14:00') + 22 * 3_600_000,
  }))
  const [first] = nights
  return aHostLine(first ?? null, '14:00', {
    productId: 'room',
    kind: 'stay',
    title: '大床',
    people: 2,
    quantity: 1,
    slots,
    endsAt: slots.at(-1)?.endsAt ?? null,
    ...more,
  })
}
