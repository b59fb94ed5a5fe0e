import { generateIcsCalendar, type IcsEvent } from 'ts-ics'
import type { Face } from '../../web/face.tsx'
import { CHINA, foldToOctets, localTime, wholeDay } from '../icalendar.ts'
import { nameOf, type ToldTime } from './shared.rules.ts'

/** A listing's taken times as other platforms are told of them. */
export interface SharedTimes {
  calendarId: string
  listing: { name: string; nameEn: string | null; isStay: boolean }
  township: string
  times: readonly ToldTime[]
}

/**
 * The taken times as an iCalendar file (RFC 5545) for other platforms: stays as whole days up to the day of departure,
 * as platforms write their own, everything else by the hour. It says that something is taken and not by whom, nor
 * whether it is booked or closed. While nothing changes it is the same text, octet by octet.
 */
export function sharedCalendarOf({ calendarId, listing, township, times }: SharedTimes, face: Face): string {
  const name = face.said(listing.name, listing.nameEn)
  const text = generateIcsCalendar({
    version: '2.0',
    prodId: '-//Chalu//Taken//ZH',
    method: 'PUBLISH',
    name: face.words.feeds.calendarName(township, name),
    timezones: [CHINA],
    events: times.map(({ number, startsAt, endsAt, sequence, changedAt }): IcsEvent => {
      const stamp = { date: new Date(changedAt) }
      const at = listing.isStay ? wholeDay : localTime
      return {
        uid: nameOf(calendarId, number),
        summary: face.words.feeds.taken(name),
        stamp,
        lastModified: stamp,
        start: at(startsAt),
        end: at(endsAt),
        sequence,
        status: 'CONFIRMED',
        timeTransparent: 'OPAQUE',
      }
    }),
  })
  return foldToOctets(text)
}
