import ICAL from 'ical.js'
import { HOUR_MS } from '../days.ts'
import { isTame } from './recurrence.rules.ts'

/** What a clock of the township shows: for times that name no zone, and for zones that nobody knows. */
class TownshipZone extends ICAL.Timezone {
  constructor() {
    super({ tzid: 'township' })
  }

  override utcOffset(): number {
    return (8 * HOUR_MS) / 1000
  }
}
export const TOWNSHIP_ZONE: ICAL.Timezone = new TownshipZone()

/** A zone that the runtime knows by its IANA name, whatever a calendar says about it. */
class KnownZone extends ICAL.Timezone {
  readonly #clock: Intl.DateTimeFormat

  /** Throws a `RangeError` for a name that the runtime does not know. */
  constructor(name: string) {
    super({ tzid: name })
    this.#clock = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset', year: 'numeric' })
  }

  /** In seconds, at that time of the zone's own clock; in an hour that a change skips or repeats, as before it. */
  override utcOffset(time: ICAL.Time): number {
    const onTheWall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
    const before = this.#offsetAt(onTheWall - 24 * HOUR_MS)
    const after = this.#offsetAt(onTheWall + 24 * HOUR_MS)
    const isAfter =
      this.#offsetAt(onTheWall - before * 1000) !== before && this.#offsetAt(onTheWall - after * 1000) === after
    return isAfter ? after : before
  }

  #offsetAt(instant: number): number {
    const name = this.#clock.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
  }
}

/** Enough for a zone with every change of its history. */
const MOST_CHANGES = 300
const MOST_ZONES = 600

/**
 * Makes a parsed calendar's zones safe and complete: what the runtime knows by name it takes from there, and a definition
 * that might never end, or has no name, is dropped. ical.js looks for zones without a definition in its register.
 */
export function settleZones(calendar: ICAL.Component): void {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const name = zone.getFirstPropertyValue('tzid')
    if (typeof name !== 'string' || isKnown(name) || !isSafe(zone)) calendar.removeSubcomponent(zone)
  }
}

/** Reads the zone a property names into the register, so that its time is read in it. */
export function registerZone(property: ICAL.Property): void {
  const name = property.getParameter('tzid')
  if (typeof name === 'string') isKnown(name)
}

function isKnown(name: string): boolean {
  if (ICAL.TimezoneService.has(name)) return true
  // There are some four hundred zones; whoever sends more is playing with how they are spelled.
  if (ICAL.TimezoneService.count > MOST_ZONES) ICAL.TimezoneService.reset()
  try {
    ICAL.TimezoneService.register(new KnownZone(name), name)
    return true
  } catch {
    return false
  }
}

function isSafe(zone: ICAL.Component): boolean {
  const changes = zone.getAllSubcomponents()
  return (
    changes.length > 0 &&
    changes.length <= MOST_CHANGES &&
    changes.every((change) => change.getAllProperties('rrule').every((rule) => isTame(rule.getFirstValue())))
  )
}
