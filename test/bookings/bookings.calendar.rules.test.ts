import ICAL from 'ical.js'
import ical, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/bookings/bookings.calendar.rules.ts'
import type { OrderLine } from '../../src/bookings/bookings.schemas.ts'
import { makeFace } from '../../web/face.tsx'
import { goods, guides, line, order, slot, stay } from '../support/order.ts'

const walk = line({ position: 0, slots: [slot('2026-04-16', '09:00', '12:00')] })
const trip = [walk, stay(1, ['2026-04-16', '2026-04-17']), goods(2)]

function calendar(lines: OrderLine[], { revision = 2, lang = 'zh-CN' as 'zh-CN' | 'en' } = {}): string {
  const facts = {
    order: order(lines),
    revision,
    guides,
    english: new Map(),
    township: '霁溪镇',
    url: 'https://township.example/orders/0191b2c3-0000-7000-8000-000000000000',
    now: Date.UTC(2026, 3, 13, 2),
  }
  return calendarOf(facts, makeFace(lang)) ?? ''
}

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))

/** Start and end as two programs understand them, by their own time-zone code. */
function instantsIn(text: string) {
  const zone = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vtimezone')
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: 'Asia/Shanghai' }))
  const byIcalJs = eventsIn(text).map(({ startDate, endDate }) =>
    [startDate, endDate].map((time) => time.toJSDate().toISOString()),
  )
  const byNodeIcal = Object.values(ical.sync.parseICS(text))
    .filter((component): component is VEvent => component?.type === 'VEVENT')
    .map(({ start, end }) => [start, end].map((time) => time?.toISOString()))
  return { byIcalJs, byNodeIcal }
}

describe('a trip in a calendar', () => {
  test('stands at the instants of the order, as two programs read it; a stay runs from check-in to check-out', () => {
    const expected = [
      ['2026-04-16T01:00:00.000Z', '2026-04-16T04:00:00.000Z'],
      ['2026-04-16T06:00:00.000Z', '2026-04-18T04:00:00.000Z'],
    ]
    const { byIcalJs, byNodeIcal } = instantsIn(calendar(trip))
    expect(byIcalJs).toEqual(expected)
    expect(byNodeIcal).toEqual(expected)
  })

  test('names the zone and brings its definition', () => {
    const text = calendar(trip)
    expect(text).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Shanghai\r\n/)
    expect(text.match(/DTSTART[^:]*TZID=Asia\/Shanghai:/g)).toHaveLength(2)
    expect(text.match(/DTEND[^:]*TZID=Asia\/Shanghai:/g)).toHaveLength(2)
  })

  test('says where, whom to call, what to bring and by which code, and what is to be fetched', () => {
    const [first, second] = eventsIn(calendar(trip))
    expect(first?.location).toBe('石桥')
    for (const said of ['ABCD3467', '石桥画舍 0710-555-0104', '老柳树下', '雨靴、草帽', '土蜂蜜 × 2'])
      expect(first?.description).toContain(said)
    expect(second?.description).not.toContain('土蜂蜜')
    expect(first?.component.getFirstPropertyValue('url')).toMatch(/\/orders\/0191b2c3/)
  })

  test('gives the place in WGS-84, some hundred metres from where Chinese maps have it', () => {
    const geo = String(eventsIn(calendar(trip))[0]?.component.getFirstPropertyValue('geo'))
      .split(/[;,]/)
      .map(Number)
    expect(geo[0]).toBeCloseTo(31.977, 2)
    expect(geo[1]).toBeCloseTo(111.0867, 2)
    expect(Math.abs((geo[1] ?? 0) - 111.092)).toBeGreaterThan(0.004)
    expect(eventsIn(calendar(trip))[1]?.component.hasProperty('geo')).toBe(false)
  })

  test('holds nobody’s number but the hosts’, and no link that opens the order', () => {
    const text = calendar(trip)
    expect(text).not.toMatch(/139|1234|林小川/)
    expect(text).not.toContain('/o/')
  })

  test('a change keeps each event’s name and raises its sequence; what was cancelled says so', () => {
    const [before, after] = [
      eventsIn(calendar(trip)),
      eventsIn(calendar([{ ...walk, status: 'cancelled' }, ...trip.slice(1)], { revision: 3 })),
    ]
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(before.map(({ sequence }) => sequence)).toEqual([2, 2])
    expect(after.map(({ sequence }) => sequence)).toEqual([3, 3])
    expect(after.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CANCELLED', 'CONFIRMED'])
  })

  test('goods that were cancelled send nobody to fetch them', () => {
    const said = calendar([walk, goods(1), { ...goods(2), title: '手工茶', status: 'cancelled' }])
    expect(eventsIn(said)[0]?.description).toContain('自取物品：土蜂蜜 × 2')
    expect(eventsIn(said)[0]?.description).not.toContain('手工茶')
    expect(eventsIn(calendar([walk, { ...goods(1), status: 'cancelled' }]))[0]?.description).not.toContain('自取物品')
  })

  test('what is to be fetched stands in the first event that takes place, not in a cancelled one', () => {
    const events = eventsIn(calendar([{ ...walk, status: 'cancelled' }, ...trip.slice(1)]))
    expect(events.map(({ description }) => description?.includes('土蜂蜜'))).toEqual([false, true])
  })

  test('what is done on two days is two events with names of their own', () => {
    const twice = line({ slots: [slot('2026-04-16', '09:00', '12:00'), slot('2026-04-18', '09:00', '12:00')] })
    expect(new Set(eventsIn(calendar([twice])).map(({ uid }) => uid)).size).toBe(2)
  })

  test('in English says what there is in English', () => {
    expect(eventsIn(calendar(trip, { lang: 'en' }))[0]?.description).toContain('Meet: Under the old willow')
  })

  test('parts the names of what is to be fetched as each language does', () => {
    const both = [...trip, { ...goods(3), title: '手工茶' }]
    expect(eventsIn(calendar(both))[0]?.description).toContain('土蜂蜜 × 2、手工茶 × 2')
    expect(eventsIn(calendar(both, { lang: 'en' }))[0]?.description).toContain('土蜂蜜 × 2, 手工茶 × 2')
  })

  test('without anything that has an hour there is no calendar', () => {
    expect(calendar([goods(0)])).toBe('')
  })
})

describe('the file', () => {
  const odd = line({
    title: `${'茶'.repeat(60)}😀`.repeat(3),
    unitName: 'a;b,c\\d\ne',
    slots: [slot('2026-04-16', '09:00', '12:00')],
  })

  test('has lines of at most 75 octets that end in CRLF, with no character cut in two', () => {
    const text = calendar([odd, ...trip])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const each of text.split('\r\n')) expect(new TextEncoder().encode(each).length, each).toBeLessThanOrEqual(75)
    expect(text).not.toContain('�')
    expect(text.isWellFormed()).toBe(true)
  })

  test('gives back what was put in, folded and with signs that mean something to it', () => {
    const [event] = eventsIn(calendar([odd]))
    expect(event?.summary).toBe(`${odd.title} a;b,c\\d\ne × 2`)
  })
})
