import { addDays, type Day, dayOf, daysFrom, weekdayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { Double, Noted } from '../redemptions/redemptions.sql.ts'
import { doublesOf, notedOf } from '../redemptions/redemptions.ts'
import { maskPhone } from '../secrets.ts'
import {
  type Arrival,
  arrivalOfOrder,
  type DayOfArrivals,
  dayOfArrivals,
  type HostLine,
  isAskedWith,
  nextDayWith,
  type Question,
  questionsIn,
  toFetch,
} from './arrivals.rules.ts'
import * as sql from './arrivals.sql.ts'

/** What a host sees first: who comes, and what she is asked. */
export interface HomeOfHost {
  /** Stands for all of this: another number is another page. */
  changes: number
  /** When it was so; UTC, milliseconds. */
  asOf: number
  questions: Question[]
  today: DayOfArrivals
  tomorrow: DayOfArrivals
  /** The next day on which someone comes, where nobody does today or tomorrow. */
  next: DayOfArrivals | null
  goods: Arrival[]
  doubles: Double[]
}

/** Names the state of a host's page on this day. Throws `not_found` for whoever does not act for her. One small row. */
export async function stateOfHome(deps: Deps, who: sql.ActingFor): Promise<string> {
  const changes = await sql.readChanges(deps.db, who)
  if (changes === null) throw new Problem('not_found')
  return tagOf(dayOf(deps.now()), changes)
}

export function tagOf(day: Day, changes: number): string {
  return `"${day}.${changes}"`
}

/** Who comes today and tomorrow, what waits for an answer, what clashed. Throws `not_found` for whoever does not act for her. */
export async function homeOf(deps: Deps, who: sql.ActingFor): Promise<HomeOfHost> {
  const now = deps.now()
  const today = dayOf(now)
  const tomorrow = addDays(today, 1)
  const [stored, doubles] = await Promise.all([sql.readArrivals(deps.db, who, today, tomorrow), doublesOf(deps, who)])
  if (!stored) throw new Problem('not_found')
  const lines = await withPhones(deps, stored.lines)
  const days = { today: dayOfArrivals(today, lines), tomorrow: dayOfArrivals(tomorrow, lines) }
  const isEmpty = days.today.arrivals.length + days.tomorrow.arrivals.length === 0
  const next = isEmpty ? nextDayWith(lines, tomorrow) : null
  return {
    changes: stored.changes,
    asOf: now,
    questions: questionsIn(lines),
    ...days,
    next: next === null ? null : dayOfArrivals(next, lines),
    goods: toFetch(lines),
    doubles,
  }
}

/** One party at a host's: all it booked there, and what was noted of it. */
export interface ArrivalInFull {
  arrival: Arrival
  noted: (Noted & { undoable: boolean })[]
}

/** Throws `not_found` when the order has nothing of this host's that was confirmed. */
export async function arrivalOf(deps: Deps, who: sql.ActingFor, orderId: string): Promise<ArrivalInFull> {
  const [stored, noted] = await Promise.all([sql.readOrderAtHost(deps.db, who, orderId), notedOf(deps, who, orderId)])
  const arrival = arrivalOfOrder(await withPhones(deps, stored))
  if (!arrival) throw new Problem('not_found')
  return { arrival, noted }
}

/** What a host was asked at this line, as it stands now. Throws `not_found` when she was not. */
export async function askedAt(deps: Deps, who: sql.ActingFor, orderId: string, position: number): Promise<Arrival> {
  const lines = await withPhones(deps, await sql.readOrderAtHost(deps.db, who, orderId))
  const named = lines.find((line) => line.position === position && line.answerBy !== null)
  const arrival = named && arrivalOfOrder(lines.filter((line) => isAskedWith(named, line)))
  if (!arrival) throw new Problem('not_found')
  return arrival
}

/** The days of the week that `day` lies in, from Monday, each with who arrives and who stays. */
export async function weekOf(deps: Deps, who: sql.ActingFor, day: Day): Promise<DayOfArrivals[]> {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7))
  const lines = await withPhones(deps, await sql.readSpan(deps.db, who, monday, addDays(monday, 6)))
  return daysFrom(monday, 7).map((each) => dayOfArrivals(each, lines))
}

/** In clear only while the order lives and something of hers in it does. Of a person who was erased there is none. */
async function withPhones(deps: Deps, lines: readonly sql.StoredHostLine[]): Promise<HostLine[]> {
  const sealed = new Set(lines.map(({ phoneCipher }) => phoneCipher))
  const open = new Map(
    await Promise.all(
      [...sealed].map(async (cipher) => [cipher, cipher && (await deps.secrets.decrypt(cipher))] as const),
    ),
  )
  return lines.map(({ phoneCipher, ...line }) => {
    const phone = open.get(phoneCipher) ?? ''
    const lives = line.orderStatus === 'confirmed' && (line.status === 'awaiting_host' || line.status === 'confirmed')
    return { ...line, phone: lives || phone === '' ? phone : maskPhone(phone) }
  })
}
