import type { Going } from '../../src/bookings/bookings.going.rules.ts'
import type { DayPlan, Visit } from '../../src/bookings/bookings.itinerary.rules.ts'
import type { Order, OrderLine } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import type { EnglishNames, NamesInEnglish } from '../../src/products/products.schemas.ts'
import { useFace } from '../face.tsx'
import { dayLabel, kilometres } from '../format.ts'
import { Navigate } from './navigate.tsx'
import { Said } from './said.tsx'

interface ItineraryProps {
  order: Order
  days: readonly DayPlan[]
  english: EnglishNames
  demo: boolean
}

/** One thing after another, day by day, as someone reads it who is tired and stands in the sun. */
export function Itinerary({ order, days, english, demo }: ItineraryProps) {
  const { words } = useFace()
  const firstPast = days.findIndex(({ when }) => when === 'past')
  return (
    <section class="itinerary" aria-labelledby="days">
      <h2 id="days">{words.itinerary.title}</h2>
      {days.map((plan, index) => (
        <div key={plan.day ?? ''} class={`day ${plan.when}`}>
          {index === firstPast && <p class="quiet past-mark">{words.itinerary.past}</p>}
          <h3>
            <DayName {...plan} />
          </h3>
          <ol>
            {plan.visits.map((visit) => (
              <VisitEntry
                key={`${visit.line.position} ${visit.what} ${visit.at}`}
                order={order}
                visit={visit}
                english={english.get(visit.line.unitId)}
                demo={demo}
              />
            ))}
            {plan.home && (
              <li class="home">
                <WayHome {...plan.home} />
              </li>
            )}
          </ol>
        </div>
      ))}
    </section>
  )
}

function DayName({ day, when }: DayPlan) {
  const { words, today } = useFace()
  if (day === null) return words.itinerary.goods
  const date = dayLabel(words, day, today)
  if (when !== 'today') return date
  // Kept for a later day, the page must not call this one today.
  return (
    <>
      <span class="today-mark">{words.itinerary.today}</span> {date}
    </>
  )
}

interface VisitProps {
  order: Order
  visit: Visit
  english: NamesInEnglish | undefined
  demo: boolean
}

function VisitEntry({ order, visit, english, demo }: VisitProps) {
  const { words } = useFace()
  const { line, what } = visit
  // A further night and the leaving repeat nothing of what was said at the arrival.
  const begins = what === 'be' || what === 'arrive' || what === 'fetch'
  return (
    <li class={what}>
      {visit.way && <WayThere {...visit.way} />}
      <p class="when">
        <When {...visit} />
      </p>
      <div class="what">
        <p class="title">
          <strong>
            <Said zh={line.title} en={english?.product} />
          </strong>{' '}
          {begins && (
            <>
              <Said zh={line.unitName} en={english?.unit} /> {words.site.times(line.quantity)}
            </>
          )}
        </p>
        <LineState line={line} orderStatus={order.status} />
        {begins && <WhoAndWhere visit={visit} english={english} demo={demo} />}
      </div>
    </li>
  )
}

/** What sets a line apart from its order: it waits for its host, or its guests have come. */
function LineState({ line, orderStatus }: { line: OrderLine; orderStatus: Order['status'] }) {
  const { words } = useFace()
  const { status, arrived, noShow, quantity, slots } = line
  if (status !== orderStatus) return <p class="state">{words.order.lineStatus[status]}</p>
  if (arrived + noShow === 0) return null
  const whole = slots.some(({ startsAt }) => startsAt !== null) ? words.order.here : words.order.fetched
  return (
    <p class="state">
      {arrived === 0 ? words.order.notCome : arrived === quantity ? whole : words.order.someHere(arrived)}
    </p>
  )
}

function WayThere({ from, setsOffAt, lateBy, ...way }: Going) {
  const { words, said } = useFace()
  const { itinerary } = words
  return (
    <p class="way">
      {setsOffAt !== null && itinerary.setOff(timeOf(setsOffAt))}
      {itinerary.way(said(from.name, from.nameEn), kilometres(way.metres), useModes(way), way.minutes)}
      {lateBy > 0 && <strong class="late">{itinerary.late(lateBy)}</strong>}
    </p>
  )
}

function WayHome({ to, setsOffAt, arrivesAt, ...way }: Going) {
  const { words, said } = useFace()
  const { itinerary } = words
  return (
    <p class="way">
      {setsOffAt !== null && itinerary.setOff(timeOf(setsOffAt))}
      {itinerary.home(said(to.name, to.nameEn), kilometres(way.metres), useModes(way), way.minutes)}
      {arrivesAt !== null && itinerary.homeBy(timeOf(arrivesAt))}
    </p>
  )
}

function useModes({ modes }: Pick<Going, 'modes'>): string {
  const { words } = useFace()
  return words.site.list(modes.map((mode) => words.itinerary.modes[mode]))
}

function WhoAndWhere({ visit: { line, what, guide }, english, demo }: Omit<VisitProps, 'order'>) {
  const { words, said, to } = useFace()
  return (
    <>
      <p class="quiet">
        <a class="host" href={to(`/hosts/${line.hostId}`)}>
          <Said zh={line.hostName} en={english?.host} />
        </a>
        {line.hostName !== line.placeName && (
          <>
            {' · '}
            <Said zh={line.placeName} en={english?.place} />
          </>
        )}
      </p>
      {guide && (guide.meeting || guide.bring) && (
        <dl class="advice">
          <Advice
            what={what === 'fetch' ? words.itinerary.collect : words.itinerary.meet}
            zh={guide.meeting}
            en={guide.meetingEn}
          />
          <Advice what={words.itinerary.bring} zh={guide.bring} en={guide.bringEn} />
        </dl>
      )}
      <div class="acts">
        <a class="act" href={`tel:${line.hostPhone}`}>
          {words.itinerary.call}{' '}
          <span class="unseen">{words.itinerary.callTo(said(line.hostName, english?.host))}</span>
          <span class="number">{line.hostPhone}</span>
        </a>
        {guide && <Navigate place={guide.place} isDemo={demo} />}
      </div>
    </>
  )
}

function Advice({ what, zh, en }: { what: string; zh: string; en: string | null }) {
  if (!zh) return null
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <Said zh={zh} en={en} />
      </dd>
    </div>
  )
}

function When({ what, at, until }: Visit) {
  const { words } = useFace()
  if (what === 'sleep') return words.itinerary.sleep
  if (at === null) return null
  return (
    <>
      <time dateTime={at}>{timeOf(Date.parse(at))}</time>{' '}
      <span class="quiet">
        {what === 'arrive' && words.itinerary.arrive}
        {what === 'leave' && words.itinerary.leave}
        {until && words.itinerary.until(timeOf(Date.parse(until)))}
      </span>
    </>
  )
}
