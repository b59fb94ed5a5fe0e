import ICAL from 'ical.js'
import { addDays, DAY_MS, type Day, dayOf, instantOf, MINUTE_MS } from '../days.ts'
import type { FeedFault } from './fetching.ts'
import { isTame } from './recurrence.rules.ts'
import { registerZone, settleZones, TOWNSHIP_ZONE } from './zones.rules.ts'

/** A time at which someone is busy over there. Instants are UTC milliseconds. */
export interface BusyTime {
  uid: string
  startsAt: number
  endsAt: number
  /** The nights it covers: from this one on, and up to but without that one. */
  fromDay: Day
  toDay: Day
  /** Whether someone has booked; else it is only closed. */
  booked: boolean
}

export type Reading =
  /** `unreadable`: names of events that nobody could make out. */
  { kind: 'read'; busy: BusyTime[]; unreadable: string[] } | { kind: 'failed'; fault: FeedFault }

/** How far ahead a repeated event is written out. Listings are opened some months ahead. */
const AHEAD_MS = 400 * DAY_MS
/** What is over for less than this may still have a night that goes on. */
const BEHIND_MS = DAY_MS
const MOST_EVENTS = 3000
const MOST_TIMES = 2000
/** How many times all repeated events together are asked for another one. A daily one of ten years asks 4,000 times. */
const MOST_STEPS = 10_000
const LONGEST_UID = 200

/**
 * When a calendar (RFC 5545) says that it is busy, from yesterday to 400 days ahead: all-day events and timed ones, in
 * whatever zone; repeated ones once for each time, with what was moved, left out or added. Events that are cancelled or
 * take no time up (TRANSPARENT) do not count. An event that cannot be read is named, and the rest is read; a file that is
 * no calendar, or only the beginning of one, is refused whole.
 */
export function readCalendar(text: string, now: number): Reading {
  const calendar = parse(text)
  if (typeof calendar === 'string') return { kind: 'failed', fault: calendar }
  settleZones(calendar)
  const events = calendar.getAllSubcomponents('vevent')
  if (events.length > MOST_EVENTS) return { kind: 'failed', fault: 'too_many' }
  const span = { from: now - BEHIND_MS, until: now + AHEAD_MS, steps: MOST_STEPS }
  const busy = new Map<string, BusyTime>()
  const unreadable: string[] = []
  for (const [uid, versions] of Map.groupBy(events, uidOf)) {
    try {
      for (const time of timesOf(uid, versions, span)) {
        const key = `${time.startsAt} ${time.uid}`
        const same = busy.get(key)
        busy.set(key, same ? longer(same, time) : time)
      }
    } catch {
      unreadable.push(uid)
    }
    if (busy.size > MOST_TIMES) return { kind: 'failed', fault: 'too_many' }
  }
  return { kind: 'read', busy: [...busy.values()], unreadable }
}

function parse(text: string): ICAL.Component | FeedFault {
  const body = text.replace(/^\uFEFF/, '').trim()
  if (!/^BEGIN:VCALENDAR\b/i.test(body)) return 'not_calendar'
  if (!/\nEND:VCALENDAR$/i.test(body)) return 'cut_short'
  try {
    // Some platforms write a day without saying that it is one.
    const parsed: unknown = ICAL.parse(body.replaceAll(/^(DTSTART|DTEND):(?=\d{8}\s*$)/gim, '$1;VALUE=DATE:'))
    // Several calendars in one file come as a list of them; the first element of a single one is its name.
    if (!Array.isArray(parsed) || parsed[0] !== 'vcalendar') return 'malformed'
    return new ICAL.Component(parsed)
  } catch {
    return 'malformed'
  }
}

function uidOf(event: ICAL.Component): string {
  const uid = event.getFirstPropertyValue('uid')
  const named = typeof uid === 'string' ? uid.trim() : ''
  // Whoever names nothing is told apart by what it says.
  return (named || `unnamed ${event.getFirstProperty('dtstart')?.toICALString() ?? ''}`).slice(0, LONGEST_UID)
}

interface Span {
  from: number
  until: number
  /** How many more times a repeated event may be asked for another one. */
  steps: number
}

/** Throws when one of them cannot be read: what is half understood might be open by mistake. */
function timesOf(uid: string, versions: ICAL.Component[], span: Span): BusyTime[] {
  for (const version of versions) settleTimes(version)
  const newest = Math.max(...versions.map(sequenceOf))
  const changed = versions.filter((event) => event.hasProperty('recurrence-id'))
  // Some platforms name many events alike. Only an older version of the same is left out.
  const whole = versions.filter((event) => !event.hasProperty('recurrence-id') && sequenceOf(event) === newest)
  const series = whole.length > 0 ? whole : versions.filter((event) => !changed.includes(event))
  const times = series.flatMap((event) =>
    event.hasProperty('rrule') || event.hasProperty('rdate')
      ? repeatedTimes(uid, event, changed, span)
      : singleTime(uid, event, new ICAL.Event(event, { exceptions: [] })),
  )
  // A changed time whose series is not there stands for itself.
  if (series.length === 0)
    times.push(...changed.flatMap((event) => singleTime(uid, event, new ICAL.Event(event, { exceptions: [] }))))
  return times.filter(({ startsAt, endsAt }) => endsAt > span.from && startsAt < span.until)
}

/** Reads every time in its zone; those that name none, or one that nobody knows, by the township's clock. */
function settleTimes(event: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend', 'recurrence-id', 'exdate', 'rdate']) {
    for (const property of event.getAllProperties(name)) {
      registerZone(property)
      for (const value of property.getValues()) settleZone(value)
    }
  }
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue()
    if (!isTame(rule)) throw new Error('A rule that might never end')
    if (rule.until) settleZone(rule.until)
  }
}

function settleZone(time: unknown): void {
  if (time instanceof ICAL.Time && !time.isDate && time.zone === ICAL.Timezone.localTimezone) time.zone = TOWNSHIP_ZONE
}

function sequenceOf(event: ICAL.Component): number {
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0)
  return Number.isFinite(sequence) ? sequence : 0
}

function repeatedTimes(uid: string, component: ICAL.Component, changed: ICAL.Component[], span: Span): BusyTime[] {
  const event = new ICAL.Event(component, { exceptions: changed })
  const times: BusyTime[] = []
  const used = new Set<ICAL.Component>()
  const iterator = event.iterator()
  const lengthMs = event.duration.toSeconds() * 1000
  for (let time = iterator.next(); time; time = iterator.next()) {
    if (span.steps-- <= 0) throw new Error('Repeated too often')
    const startsAt = time.toUnixTime() * 1000
    if (startsAt >= span.until) break
    if (startsAt + lengthMs + DAY_MS <= span.from) continue
    const { item, startDate, endDate } = event.getOccurrenceDetails(time)
    used.add(item.component)
    if (takesTime(item.component)) times.push(busyTime(uid, item.component, startDate, endDate))
  }
  // What was moved here from before or beyond, or belongs to a time that was left out.
  const moved = changed.filter((other) => !used.has(other))
  return [...times, ...moved.flatMap((other) => singleTime(uid, other, new ICAL.Event(other, { exceptions: [] })))]
}

function singleTime(uid: string, component: ICAL.Component, { startDate, endDate }: ICAL.Event): BusyTime[] {
  if (!takesTime(component)) return []
  return [busyTime(uid, component, startDate, endDate)]
}

function takesTime(event: ICAL.Component): boolean {
  return textOf(event, 'transp') !== 'TRANSPARENT' && textOf(event, 'status') !== 'CANCELLED'
}

function textOf(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '')
    .trim()
    .toUpperCase()
}

/** What platforms write where nobody has booked: closed by the host, by their own rules, or by a calendar they follow. */
const ONLY_CLOSED = ['AIRBNB (NOT AVAILABLE)', 'BLOCKED']

function busyTime(uid: string, event: ICAL.Component, start: ICAL.Time, end: ICAL.Time): BusyTime {
  const booked = !ONLY_CLOSED.includes(textOf(event, 'summary'))
  if (start.isDate) {
    const fromDay = dayIn(start)
    // A day that ends as it begins is that day: some platforms write it so.
    const toDay = [dayIn(end), addDays(fromDay, 1)].sort().at(-1) ?? ''
    return { uid, startsAt: instantOf(fromDay), endsAt: instantOf(toDay), fromDay, toDay, booked }
  }
  const startsAt = start.toUnixTime() * 1000
  const endsAt = Math.max(end.toUnixTime() * 1000, startsAt + MINUTE_MS)
  // A night is covered when its midnight is; what is over within a day covers the night that follows that day.
  const fromDay = dayOf(startsAt)
  const toDay = [dayOf(endsAt), addDays(fromDay, 1)].sort().at(-1) ?? ''
  return { uid, startsAt, endsAt, fromDay, toDay, booked }
}

function dayIn({ year, month, day }: ICAL.Time): Day {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const text = date.toISOString().slice(0, 10)
  if (!/^\d{4}-/.test(text)) throw new Error('A year that no calendar has')
  return text
}

function longer(a: BusyTime, b: BusyTime): BusyTime {
  const late = a.endsAt >= b.endsAt ? a : b
  return { ...late, booked: a.booked || b.booked }
}
