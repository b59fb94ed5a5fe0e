import fc from 'fast-check'
import { addDays, type Day } from '../../src/days.ts'
import { icsEvent, icsOf } from '../support/ics.ts'

/** An event of a made-up calendar, and the nights it takes, worked out from how it was made and not from what is written. */
export interface MadeEvent {
  uid: string
  text: string
  nights: Day[]
}

const compact = (day: Day) => day.replaceAll('-', '')
const daysFrom = (from: Day, count: number) => Array.from({ length: count }, (_, index) => addDays(from, index))

/** Events on nights from `first` on, `span` of them: whole days, by the hour in several zones, repeated, free or cancelled. */
export function anEvent(first: Day, span: number): fc.Arbitrary<MadeEvent> {
  const uid = fc.nat(5).map((number) => `u${number}@platform`)
  const from = fc.nat(span - 1).map((count) => addDays(first, count))
  const length = fc.integer({ min: 1, max: 4 })
  const made = (uid: string, nights: Day[], ...lines: string[]) => ({ uid, nights, text: icsEvent(uid, ...lines) })
  const whole = fc
    .tuple(uid, from, length)
    .map(([uid, from, nights]) =>
      made(
        uid,
        daysFrom(from, nights),
        `DTSTART;VALUE=DATE:${compact(from)}`,
        `DTEND;VALUE=DATE:${compact(addDays(from, nights))}`,
      ),
    )
  // Arrival at three, departure at eleven, as a clock in that zone shows it.
  const clocks: [zone: string, arrival: [days: number, time: string], departure: [days: number, time: string]][] = [
    ['', [0, 'T150000'], [0, 'T110000']],
    ['Z', [0, 'T070000Z'], [0, 'T030000Z']],
    [';TZID=Asia/Shanghai', [0, 'T150000'], [0, 'T110000']],
    [';TZID=Asia/Tokyo', [0, 'T160000'], [0, 'T120000']],
    [';TZID=Pacific/Honolulu', [-1, 'T210000'], [-1, 'T170000']],
  ]
  const hourly = fc
    .tuple(uid, from, length, fc.constantFrom(...clocks))
    .map(([uid, from, nights, [zone, [early, arrival], [late, departure]]]) => {
      const parameter = zone === 'Z' ? '' : zone
      return made(
        uid,
        daysFrom(from, nights),
        `DTSTART${parameter}:${compact(addDays(from, early))}${arrival}`,
        `DTEND${parameter}:${compact(addDays(from, nights + late))}${departure}`,
      )
    })
  const repeated = fc.tuple(uid, from, fc.integer({ min: 1, max: 3 }), fc.nat(2)).map(([uid, from, count, leftOut]) => {
    const weeks = Array.from({ length: count }, (_, week) => addDays(from, 7 * week))
    return made(
      uid,
      weeks.filter((_, week) => week !== leftOut),
      `DTSTART;VALUE=DATE:${compact(from)}`,
      `RRULE:FREQ=WEEKLY;COUNT=${count}`,
      `EXDATE;VALUE=DATE:${compact(addDays(from, 7 * leftOut))}`,
    )
  })
  const nothing = fc
    .tuple(uid, from, fc.constantFrom('STATUS:CANCELLED', 'TRANSP:TRANSPARENT'))
    .map(([uid, from, why]) => made(uid, [], `DTSTART;VALUE=DATE:${compact(from)}`, why))
  return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 4, arbitrary: hourly }, repeated, nothing)
}

/** What a calendar says on one occasion: a file with these nights, or something that is no calendar. */
export type Version = { good: true; text: string; nights: Day[][] } | { good: false; text: string }

export function aVersion(first: Day, span: number): fc.Arbitrary<Version> {
  const good = fc.uniqueArray(anEvent(first, span), { maxLength: 6, selector: ({ uid }) => uid }).map(
    (events): Version => ({
      good: true,
      text: icsOf(...events.map(({ text }) => text)),
      nights: events.map(({ nights }) => nights),
    }),
  )
  const broken = fc
    .tuple(good, fc.integer({ min: 1, max: 60 }))
    .map(([{ text }, cut]): Version => ({ good: false, text: text.trimEnd().slice(0, -cut) }))
  const page = fc.constant<Version>({ good: false, text: '<html>Please sign in</html>' })
  return fc.oneof({ weight: 4, arbitrary: good }, broken, page)
}
