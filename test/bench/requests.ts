import { randomUUID } from 'node:crypto'
import { addDays, type Day, daysFrom } from '../../src/days.ts'
import { type NextRequest, request } from './client.ts'
import { DAYS, firstDay, LISTINGS, SCARCE_UNIT, slotOf, unitOf } from './township.ts'

/** The same request each time. */
export function always(text: string): NextRequest {
  return () => text
}

export const hello = always(request('GET', '/bench/hello'))
export const oneRowRead = always(request('GET', '/bench/read'))
export const bareWrite = always(request('POST', '/bench/write'))

/** Sets of five listings by five hosts; 1 and 2 draw on the shared cap. */
const FIVES = [
  [1, 2, 3, 4, 5],
  [1, 2, 6, 7, 8],
  [2, 1, 10, 9, 3],
]

/** Five-line bookings over all listings and days, each with a key and a guest of its own. */
export function bookings(now: number): NextRequest {
  const trips = daysFrom(firstDay(now), DAYS).flatMap((day) =>
    FIVES.map((listings) => listings.map((n) => lineOn(n, day))),
  )
  return orders(trips)
}

/** One line each, one listing after the other. */
export function singleBookings(now: number): NextRequest {
  return orders(Array.from({ length: LISTINGS }, (_, n) => [lineOn(n + 1, firstDay(now))]))
}

/** One place of a session, likewise. */
export function scarceBookings(slotId: string): NextRequest {
  return orders([[{ slotIds: [slotId], unitId: SCARCE_UNIT, quantity: 1 }]])
}

function lineOn(listing: number, day: Day) {
  return { slotIds: [slotOf(listing, day)], unitId: unitOf(listing), quantity: 1 }
}

/** Only the key and the phone number are filled in when a request goes out. */
function orders(trips: object[]): NextRequest {
  const KEY = randomUUID()
  const PHONE = '13000000000'
  const templates = trips.map((lines) => {
    const body = JSON.stringify({ lines, contact: { name: '石小满', phone: PHONE } })
    const text = request('POST', '/api/orders', { 'content-type': 'application/json', 'idempotency-key': KEY }, body)
    const [head = '', rest = ''] = text.split(KEY)
    const [middle = '', tail = ''] = rest.split(PHONE)
    return { head, middle, tail }
  })
  let count = 0
  return () => {
    const { head, middle, tail } = templates[count % templates.length]!
    return `${head}${randomUUID()}${middle}${13_000_000_000 + count++}${tail}`
  }
}

/** Thirty days of ten listings, the question that a calendar asks again and again. */
export function calendar(now: number): NextRequest {
  const from = firstDay(now)
  return always(calendarRequest(from, addDays(from, DAYS - 1)))
}

/**
 * The same thirty days asked for in 5,929 ways, by ranges that reach into days before and after on which nothing is
 * sold: the work and the reply are the same each time, and no answer is in memory.
 */
export function calendarsAfresh(now: number): NextRequest {
  const margin = 77
  const from = firstDay(now)
  const reaches = Array.from({ length: margin }, (_, days) => days)
  const asked = reaches.flatMap((late) =>
    reaches.map((early) => calendarRequest(addDays(from, -early), addDays(from, DAYS - 1 + late))),
  )
  let count = 0
  return () => asked[count++ % asked.length]!
}

function calendarRequest(from: Day, to: Day): string {
  return request('GET', `/api/lines/bench/availability?from=${from}&to=${to}`)
}

/** How many listings and days the calendars above answer. */
export const CALENDAR_SLOTS = LISTINGS * DAYS

/** A page that no memory holds: the address is new each time, and means nothing to it. */
export function pagesAfresh(path: string): NextRequest {
  let count = 0
  const mark = path.includes('?') ? '&' : '?'
  return () => request('GET', `${path}${mark}fresh=${count++}`)
}
