import { generateIcsCalendar, type IcsEvent } from 'ts-ics'
import type { Face } from '../../web/face.tsx'
import { CHINA, foldToOctets, localTime } from '../icalendar.ts'
import { toWgs84 } from '../places/datum.rules.ts'
import type { EnglishNames, Guide, Guides } from '../products/products.schemas.ts'
import { isLiving } from './bookings.cancel.rules.ts'
import type { Order, OrderLine } from './bookings.schemas.ts'

const STATUS: Record<OrderLine['status'], 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'> = {
  held: 'TENTATIVE',
  awaiting_host: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  completed: 'CONFIRMED',
  declined: 'CANCELLED',
  expired: 'CANCELLED',
  cancelled: 'CANCELLED',
}

/** An order as a calendar shows it. */
interface TripForCalendar {
  order: Order
  /** Rises with every change of the order, so that a program takes the newer file for the newer state. */
  revision: number
  guides: Guides
  english: EnglishNames
  township: string
  /** The order's page: its clean address, which opens nothing without the guest's own link. */
  url: string
  /** UTC, milliseconds. */
  now: number
}

/**
 * The order as an iCalendar file (RFC 5545), null when nothing in it has an hour: one event for each line, a stay from
 * check-in to check-out, and one for each time of what is done several times. Goods that still wait to be fetched stand in
 * the text of the first event that takes place, since programs hide one that is cancelled.
 * It holds the hosts' published numbers and no guest's, since calendars are synchronised to many places.
 */
export function calendarOf(trip: TripForCalendar, face: Face): string | null {
  const spans = trip.order.lines.flatMap((line) => spansOf(line, trip.guides.get(line.productId)))
  if (spans.length === 0) return null
  const first = spans
    .filter(({ line }) => isLiving(line))
    .reduce<Span | null>((a, b) => (a && a.startsAt <= b.startsAt ? a : b), null)
  const text = generateIcsCalendar({
    version: '2.0',
    prodId: '-//Chalu//Trip//ZH',
    method: 'PUBLISH',
    name: face.words.itinerary.calendarName(trip.township, trip.order.code),
    timezones: [CHINA],
    events: spans.map((span) => eventOf(span, trip, face, span === first)),
  })
  return foldToOctets(text)
}

interface Span {
  line: OrderLine
  guide: Guide | undefined
  /** Of the line's spans, from 0. */
  index: number
  startsAt: string
  endsAt: string
}

function spansOf(line: OrderLine, guide: Guide | undefined): Span[] {
  const times = line.slots.flatMap(({ startsAt, endsAt }) => (startsAt && endsAt ? [{ startsAt, endsAt }] : []))
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last) return []
  const spans = guide?.kind === 'stay' ? [{ startsAt: first.startsAt, endsAt: last.endsAt }] : times
  return spans.map((span, index) => ({ line, guide, index, ...span }))
}

function eventOf({ line, guide, index, startsAt, endsAt }: Span, trip: TripForCalendar, face: Face, isFirst: boolean) {
  const { order, revision, now, url } = trip
  const names = trip.english.get(line.unitId)
  const place = face.said(line.placeName, names?.place)
  const geo = guide && geoOf(guide.place)
  const event: IcsEvent = {
    // The same for as long as the line exists, whatever happens to it.
    uid: `${order.id}-${line.position}${index > 0 ? `-${index}` : ''}@chalu`,
    summary: `${face.said(line.title, names?.product)} ${face.said(line.unitName, names?.unit)} ${face.words.site.times(line.quantity)}`,
    stamp: { date: new Date(now) },
    start: localTime(Date.parse(startsAt)),
    end: localTime(Date.parse(endsAt)),
    location: place,
    ...(geo ? { geo } : {}),
    url,
    sequence: revision,
    status: STATUS[line.status],
    description: descriptionOf(line, guide, trip, face, isFirst),
  }
  return event
}

function descriptionOf(
  line: OrderLine,
  guide: Guide | undefined,
  { order, english }: TripForCalendar,
  { words, said }: Face,
  isFirst: boolean,
): string {
  const goods = order.lines.filter((other) => isLiving(other) && other.slots.every((slot) => slot.startsAt === null))
  const called = (other: OrderLine) =>
    `${said(other.title, english.get(other.unitId)?.product)} ${words.site.times(other.quantity)}`
  return [
    words.itinerary.code(order.code),
    words.itinerary.host(said(line.hostName, english.get(line.unitId)?.host), line.hostPhone),
    ...(guide?.meeting ? [words.itinerary.meetAt(said(guide.meeting, guide.meetingEn))] : []),
    ...(guide?.bring ? [words.itinerary.bringAlong(said(guide.bring, guide.bringEn))] : []),
    ...(isFirst && goods.length > 0 ? [words.itinerary.toFetch(words.site.list(goods.map(called)))] : []),
  ].join('\n')
}

/** `lat;lng` in WGS-84 (RFC 5545, 3.8.1.6), to six decimals at most; undefined while nobody has surveyed the place. */
function geoOf({ lng, lat }: Guide['place']): string | undefined {
  if (lng === null || lat === null) return undefined
  const [east, north] = toWgs84(lng, lat)
  return `${north};${east}`
}
