import ICAL from 'ical.js'
import ical, { type VEvent } from 'node-ical'
import { expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { township } from '../support/own-township.ts'
import type { AnyBody } from '../support/reply.ts'

const origin = township.origin

test('the calendar file of a served order has the instants that the API tells, as two programs read them', async () => {
  const day = addDays(township.today, 30)
  const [first, second] = [day, addDays(day, 1)].map((each) => each.replaceAll('-', ''))
  const lines = [
    { slotIds: [`sketching-day-${first}-0900`], unitId: 'sketching-day-1', quantity: 2 },
    { slotIds: [`guilan-double-${first}`, `guilan-double-${second}`], unitId: 'guilan-double-1', quantity: 1 },
    { slotIds: ['honey-lot'], unitId: 'honey-1', quantity: 1 },
  ]
  const placed = await fetch(`${origin}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ lines, contact: { name: '陈一', phone: '13800000000' } }),
  })
  const order = (await placed.json()) as AnyBody
  await fetch(`${origin}/api/orders/${order.id}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${order.accessToken}` },
  })
  const file = await fetch(`${origin}/orders/${order.id}/trip.ics`, {
    headers: { cookie: `__Host-orders=${order.accessToken}` },
  })
  expect(file.status).toBe(200)
  const text = await file.text()

  const dated = order.lines.filter((line: AnyBody) => line.slots[0].startsAt)
  const expected = dated.map((line: AnyBody) => [line.slots[0].startsAt, line.slots.at(-1).endsAt])
  const byNodeIcal = Object.values(ical.sync.parseICS(text))
    .filter((component): component is VEvent => component?.type === 'VEVENT')
    .map(({ start, end }) => [start.toISOString(), end?.toISOString()])
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = new ICAL.Timezone({ component: calendar.getFirstSubcomponent('vtimezone'), tzid: 'Asia/Shanghai' })
  ICAL.TimezoneService.register(zone)
  const byIcalJs = calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ startDate, endDate }) => [startDate, endDate].map((time) => time.toJSDate().toISOString()))
  expect(expected).toHaveLength(2)
  expect(byNodeIcal).toEqual(expected)
  expect(byIcalJs).toEqual(expected)
})
