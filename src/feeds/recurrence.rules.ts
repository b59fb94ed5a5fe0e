import ICAL from 'ical.js'

/** What else a rule of each frequency may say. Others are rare, and some of them keep ical.js searching for ever. */
const PARTS: Partial<Record<ICAL.Recur['freq'], readonly string[]>> = {
  DAILY: ['', 'BYDAY'],
  WEEKLY: ['', 'BYDAY'],
  MONTHLY: ['', 'BYDAY', 'BYMONTHDAY', 'BYDAY BYSETPOS'],
  YEARLY: ['', 'BYMONTH', 'BYMONTHDAY', 'BYMONTH BYMONTHDAY', 'BYDAY BYMONTH'],
}

const LONGEST_INTERVAL = 999

/** Whether a recurrence rule is one that surely goes on: no `30 February`, no `every seventh day that is a Tuesday`. */
export function isTame(rule: unknown): rule is ICAL.Recur {
  if (!(rule instanceof ICAL.Recur)) return false
  const { freq, interval, parts } = rule
  if (!Number.isInteger(interval) || interval < 1 || interval > LONGEST_INTERVAL) return false
  const named = Object.keys(parts).sort()
  if (!PARTS[freq]?.includes(named.join(' '))) return false
  if (freq === 'DAILY' && parts.BYDAY && interval > 1) return false
  const place = freq === 'MONTHLY' || freq === 'YEARLY' ? '([+-]?[1-5])?' : ''
  const weekday = new RegExp(`^${place}(MO|TU|WE|TH|FR|SA|SU)$`)
  return (
    (parts.BYDAY ?? []).every((day) => weekday.test(String(day))) &&
    (parts.BYMONTH ?? []).every((month) => isWithin(month, 1, 12)) &&
    (parts.BYMONTHDAY ?? []).every((day) => isWithin(day, -31, 31) && day !== 0) &&
    (parts.BYSETPOS ?? []).every((position) => isWithin(position, -31, 31) && position !== 0)
  )
}

function isWithin(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to
}
