import type { IcsDateObject, IcsTimezone } from 'ts-ics'
import { dayOf, HOUR_MS } from './days.ts'

const ZONE = 'Asia/Shanghai'
const OFFSET = '+0800'
const OFFSET_MS = 8 * HOUR_MS

/** The zone as it has been since the last summer time, 1991: no program needs to know it by name. */
export const CHINA: IcsTimezone = {
  id: ZONE,
  props: [
    { type: 'STANDARD', start: new Date('1991-09-14T16:00:00Z'), offsetFrom: OFFSET, offsetTo: OFFSET, name: 'CST' },
  ],
}

/** An instant (UTC, milliseconds) by the township's clock. ts-ics writes what that shows from a date that has it as if it were UTC. */
export function localTime(instant: number): IcsDateObject {
  const onTheWall = new Date(instant + OFFSET_MS)
  return {
    date: new Date(instant),
    type: 'DATE-TIME',
    local: { date: onTheWall, timezone: ZONE, tzoffset: OFFSET },
  }
}

/** The local day on which an instant falls, as a whole day. */
export function wholeDay(instant: number): IcsDateObject {
  return { date: new Date(dayOf(instant)), type: 'DATE' }
}

const LONGEST_LINE = 75

/** Lines of at most 75 octets, no character cut in two (RFC 5545, 3.1). ts-ics counts characters, and Chinese has three octets each. */
export function foldToOctets(text: string): string {
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => foldLine(line).join('\r\n '))
    .join('\r\n')
}

function foldLine(line: string): string[] {
  const encoder = new TextEncoder()
  const parts = ['']
  let room = LONGEST_LINE
  for (const character of line) {
    const octets = encoder.encode(character).length
    if (octets > room) {
      parts.push('')
      // The blank that marks a continuation counts as well.
      room = LONGEST_LINE - 1
    }
    parts[parts.length - 1] += character
    room -= octets
  }
  return parts
}
