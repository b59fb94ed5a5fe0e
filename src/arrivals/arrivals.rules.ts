import { isLiving } from '../bookings/bookings.cancel.rules.ts'
import type { Party } from '../bookings/bookings.schemas.ts'
import type { LINE_STATUSES, ORDER_STATUSES } from '../bookings/bookings.tables.ts'
import { type Day, dayOf } from '../days.ts'
import type { ProductKind } from '../products/products.schemas.ts'

/** A line that a host has sold, with what she needs to know of its order. Instants are UTC milliseconds. */
export interface HostLine {
  orderId: string
  position: number
  orderStatus: (typeof ORDER_STATUSES)[number]
  /** Of whoever booked it. */
  name: string
  /** In clear while the order lives, else masked; empty where nobody needs it. */
  phone: string
  party: Party | null
  note: string | null
  status: (typeof LINE_STATUSES)[number]
  productId: string
  kind: ProductKind
  title: string
  titleEn: string | null
  unitName: string
  unitNameEn: string | null
  /** How many people one unit takes in; 0 for goods. */
  people: number
  quantity: number
  arrived: number
  noShow: number
  amountFen: number
  startsAt: number | null
  endsAt: number | null
  answerBy: number | null
  slots: { day: Day | null; startsAt: number | null; endsAt: number | null }[]
  /** What was paid for the whole order, less refunds, and what of that the lines before this one take up. */
  paidFen: number
  beforeFen: number
}

/** A party that comes on a day, with all that it booked here for that day, the earliest first. */
export interface Arrival {
  orderId: string
  name: string
  phone: string
  party: Party | null
  note: string | null
  /** When the first of it begins; null for what may be fetched at any time. */
  at: number | null
  people: number
  /** How many of these have come. */
  here: number
  state: 'expected' | 'partly' | 'here' | 'no_show'
  dueFen: number
  lines: (HostLine & { at: number | null })[]
}

/** What a day holds for a host. */
export interface DayOfArrivals {
  day: Day
  people: number
  here: number
  arrivals: Arrival[]
  /** Guests who came before and stay another night. */
  staying: Arrival[]
}

const EXPECTED: readonly HostLine['status'][] = ['confirmed', 'completed']

/** A day of a host's: who arrives, by time, and who stays on. What waits for her answer is nobody's arrival yet. */
export function dayOfArrivals(day: Day, lines: readonly HostLine[]): DayOfArrivals {
  const expected = lines.filter(({ status }) => EXPECTED.includes(status))
  const arrivals = arrivalsOf(
    expected.flatMap((line) => {
      const slot = slotOn(line, day)
      return slot && (line.kind !== 'stay' || slot === line.slots[0]) ? [{ ...line, at: slot.startsAt }] : []
    }),
  )
  const staying = arrivalsOf(
    expected.flatMap((line) => {
      const slot = line.kind === 'stay' ? slotOn(line, day) : undefined
      return slot && slot !== line.slots[0] && line.noShow < line.quantity ? [{ ...line, at: null }] : []
    }),
  )
  return { day, people: sum(arrivals, 'people'), here: sum(arrivals, 'here'), arrivals, staying }
}

/** Goods that wait to be fetched, or were fetched on this day. They have no day of their own. */
export function toFetch(lines: readonly HostLine[]): Arrival[] {
  const goods = lines.filter(({ status, startsAt }) => status === 'confirmed' && startsAt === null)
  return arrivalsOf(goods.map((line) => ({ ...line, at: null })))
}

/** What a host is asked to say yes or no to: lines of one order for the same time, such as adults and children. */
export interface Question extends Arrival {
  /** The first of the lines it is about. */
  position: number
  answerBy: number
  day: Day | null
}

/** Lines of the same are asked together. */
function askedWith({ orderId, productId, startsAt, endsAt }: HostLine): string {
  return [orderId, productId, startsAt, endsAt].join(' ')
}

/** Whether a line was asked together with another. */
export function isAskedWith(one: HostLine, other: HostLine): boolean {
  return other.answerBy !== null && askedWith(one) === askedWith(other)
}

/** The most urgent first. */
export function questionsIn(lines: readonly HostLine[]): Question[] {
  const waiting = lines.filter(({ status }) => status === 'awaiting_host')
  const groups = Map.groupBy(waiting, askedWith)
  return [...groups.values()]
    .flatMap((group) => {
      const [arrival] = arrivalsOf(group.map((line) => ({ ...line, at: line.startsAt })))
      const [first] = group
      if (!arrival || !first) return []
      return [{ ...arrival, position: first.position, answerBy: first.answerBy ?? 0, day: first.slots[0]?.day ?? null }]
    })
    .sort((a, b) => a.answerBy - b.answerBy)
}

/** All that one order booked here, whatever its day and state. */
export function arrivalOfOrder(lines: readonly HostLine[]): Arrival | null {
  return arrivalsOf(lines.map((line) => ({ ...line, at: line.startsAt })))[0] ?? null
}

/** The slot that a line has on that day; goods have theirs on no day. */
function slotOn(line: HostLine, day: Day): HostLine['slots'][number] | undefined {
  return line.slots.find((slot) => slot.day === day)
}

function arrivalsOf(lines: readonly (HostLine & { at: number | null })[]): Arrival[] {
  return [...Map.groupBy(lines, ({ orderId }) => orderId).values()]
    .flatMap((group): Arrival[] => {
      const sorted = group.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.position - b.position)
      const [first] = sorted
      if (!first) return []
      const { orderId, name, phone, party, note, at } = first
      const living = sorted.filter(isLiving)
      return [
        {
          orderId,
          name,
          phone,
          party,
          note,
          at,
          people: peopleOf(living, party, ({ quantity, noShow }) => quantity - noShow),
          here: peopleOf(living, party, ({ arrived }) => arrived),
          state: stateOf(living),
          dueFen: living.reduce((total, line) => total + dueFenOf(line), 0),
          lines: sorted,
        },
      ]
    })
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.name < b.name ? -1 : 1))
}

/**
 * How many people some lines of one order bring. Lines for the same thing at the same time add up, adults and children;
 * the same people sleep, eat and pick, so of several things the fullest counts. A party that said how many it is does not
 * become more by beds that stay empty.
 */
export function peopleOf(
  lines: readonly (HostLine & { at: number | null })[],
  party: Party | null,
  countOf: (line: HostLine) => number,
): number {
  const groups = Map.groupBy(lines, ({ productId, at }) => `${productId} ${at}`)
  const most = Math.max(
    0,
    ...[...groups.values()].map((group) => group.reduce((total, line) => total + line.people * countOf(line), 0)),
  )
  return party ? Math.min(most, party.adults + party.children + party.over60s) : most
}

function stateOf(lines: readonly HostLine[]): Arrival['state'] {
  const quantity = sum(lines, 'quantity')
  const arrived = sum(lines, 'arrived')
  const noShow = sum(lines, 'noShow')
  if (noShow === quantity && noShow > 0) return 'no_show'
  if (arrived === 0) return 'expected'
  return arrived + noShow === quantity ? 'here' : 'partly'
}

/**
 * What is still to be paid for a line, in fen. What was paid for an order covers its lines in their order, so that what
 * all hosts are told together is what the guest is told.
 */
export function dueFenOf({
  paidFen,
  beforeFen,
  amountFen,
}: Pick<HostLine, 'paidFen' | 'beforeFen' | 'amountFen'>): number {
  return amountFen - Math.min(amountFen, Math.max(0, paidFen - beforeFen))
}

/** Whether a line may be redeemed on that day; of a stay on each of its nights, of goods on any day. */
export function isOfDay(line: Pick<HostLine, 'slots'>, day: Day): boolean {
  return line.slots.some((slot) => slot.day === null || slot.day === day)
}

/** How many of a line are still to come. */
export function leftOf({ quantity, arrived, noShow }: Pick<HostLine, 'quantity' | 'arrived' | 'noShow'>): number {
  return quantity - arrived - noShow
}

/** Whether it has begun, so that whoever is not there can be missed. Goods can at any time. */
export function hasBegun(line: Pick<HostLine, 'startsAt'>, now: number): boolean {
  return line.startsAt === null || line.startsAt <= now
}

/** Of several days, the first after `day` on which someone arrives. */
export function nextDayWith(lines: readonly HostLine[], day: Day): Day | null {
  const days = lines.flatMap(({ startsAt, status }) =>
    startsAt !== null && EXPECTED.includes(status) && dayOf(startsAt) > day ? [dayOf(startsAt)] : [],
  )
  return days.sort()[0] ?? null
}

function sum<Key extends string>(items: readonly Record<Key, number>[], key: Key): number {
  return items.reduce((total, item) => total + item[key], 0)
}
