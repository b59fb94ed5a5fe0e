import { dueFen, isLiving } from '../../src/bookings/bookings.cancel.rules.ts'
import type { DayPlan } from '../../src/bookings/bookings.itinerary.rules.ts'
import type { Order } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import { linesOf } from '../../src/trips/plan.rules.ts'
import type { Instead } from '../../src/trips/trips.instead.ts'
import { OfferText } from '../components/alternatives.tsx'
import { Code, CodeQr } from '../components/code.tsx'
import { Itinerary } from '../components/itinerary.tsx'
import { PlanLink } from '../components/plan-link.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Said } from '../components/said.tsx'
import { Seal } from '../components/seal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel, yuan } from '../format.ts'

interface OrderPageProps {
  order: Order
  english: EnglishNames
  days: readonly DayPlan[]
  /** What could stand in for what was declined. */
  instead: readonly Instead[]
  /** Until the hold lapses, by the server's clock. */
  secondsLeft: number
  /** When the page was made, by the server's clock; UTC, milliseconds. */
  now: number
  /** Opens the order on another phone. */
  link: string
  demo: boolean
  problem: Problem | null
}

/** The one thing to have on the trip: the code, and after it one day after the other. */
export function OrderPage(props: OrderPageProps) {
  const { words, to } = useFace()
  const { order, english, days, instead, now, link, demo, problem } = props
  const live = order.status === 'held' || order.status === 'confirmed'
  const goes = order.status === 'confirmed' || order.status === 'completed'
  return (
    <article class={`narrow order ${order.status}`} data-worker-scope={to('/orders/')}>
      <p class="no-signal">{words.order.noSignal(momentLabel(words, now))}</p>
      <header>
        <div>
          <p class="state-of-it">
            <Seal status={order.status} />
          </p>
          <h1 class="code">
            <span class="quiet">{order.status === 'confirmed' ? words.order.code : words.order.number}</span>
            <Code code={order.code} />
          </h1>
        </div>
        {goes && <CodeQr code={order.code} />}
      </header>
      <Refusal problem={problem} />
      {order.status === 'held' && <Confirm {...props} />}
      <Declined order={order} english={english} instead={instead} />
      <Waiting order={order} english={english} />
      {order.status === 'expired' && (
        <p>
          {words.order.lapsed} <a href={to('/compose')}>{words.order.again}</a>
        </p>
      )}
      {order.status === 'cancelled' && (
        <p>
          {order.feeFen > 0
            ? words.order.cancelledFor(yuan(order.feeFen))
            : order.lines.some(({ status }) => status === 'declined')
              ? words.order.cancelledByHost
              : words.order.cancelledFree}{' '}
          <a href={to('/compose')}>{words.order.again}</a>
        </p>
      )}
      {hasVisited(props) && (
        <p class="submit">
          <a class="button main" href={to(`/orders/${order.id}/reviews`)}>
            {words.review.toReviews}
          </a>
        </p>
      )}
      <Itinerary order={order} days={days} english={english} demo={demo} />
      {live && <Ended order={order} english={english} />}
      <Money order={order} />
      <p>
        {words.order.contact} {order.contact.name} {order.contact.phone}
      </p>
      <p class="submit after">
        {goes && days.some(({ day }) => day !== null) && (
          <a class="button" href={to(`/orders/${order.id}/trip.ics`)} download>
            {words.itinerary.calendar}
          </a>
        )}
        {live && (
          <a class="button quiet-button" href={to(`/orders/${order.id}/cancel`)}>
            {order.status === 'held' ? words.order.drop : words.order.cancel}
          </a>
        )}
      </p>
      <p class="quiet keep">
        {words.order.keep}
        <br />
        <a href={link}>{words.order.link}</a>
      </p>
    </article>
  )
}

/** Whether something of it may be told of: all of it is over, or a part. */
function hasVisited({ order, now }: OrderPageProps): boolean {
  if (order.status !== 'confirmed') return order.status === 'completed'
  return order.lines.some(
    (line) => isLiving(line) && line.slots.every(({ endsAt }) => endsAt !== null && Date.parse(endsAt) <= now),
  )
}

function Confirm({ order, secondsLeft, demo }: OrderPageProps) {
  const { words, to } = useFace()
  if (secondsLeft === 0) return <p>{words.order.lapsed}</p>
  return (
    <form method="post" action={to(`/orders/${order.id}/confirm`)} class="confirm">
      <p>
        {words.order.until(timeOf(Date.parse(order.expiresAt)))}
        <span
          class="countdown"
          data-seconds-left={String(secondsLeft)}
          role="timer"
          aria-label={words.order.remaining}
          hidden
        />
      </p>
      {demo ? (
        <fieldset>
          <legend>{words.order.pay}</legend>
          <label class="check">
            <input type="radio" name="door" value="farm" checked />
            <span>{words.order.payAtFarm}</span>
          </label>
          <label class="check">
            <input type="radio" name="door" value="test" />
            <span>{words.order.payTest}</span>
          </label>
        </fieldset>
      ) : (
        <p>{words.order.payAtFarm}</p>
      )}
      <p class="submit">
        <button type="submit" class="button main">
          {words.order.confirm} {yuan(order.totalFen)}
        </button>
      </p>
    </form>
  )
}

/** What waits for its host's yes, and until when at the latest. */
function Waiting({ order, english }: { order: Order; english: EnglishNames }) {
  const { words, said } = useFace()
  const asks = order.lines.filter((line) =>
    order.status === 'held' ? line.hostAnswers : order.status === 'confirmed' && line.status === 'awaiting_host',
  )
  if (asks.length === 0) return null
  const names = words.site.list([...new Set(asks.map((line) => said(line.title, english.get(line.unitId)?.product)))])
  const until = asks.flatMap(({ answerBy }) => answerBy ?? []).sort()[0]
  return (
    <p class="host-answers">
      {until ? words.order.awaits(names, momentLabel(words, until)) : words.order.willAwait(names)}
    </p>
  )
}

/** What its host declined, why, and what could stand in for it: a new order, since this one goes on as it is. */
function Declined({ order, english, instead }: Pick<OrderPageProps, 'order' | 'english' | 'instead'>) {
  const { words, said } = useFace()
  const declined = order.lines.filter(({ status }) => status === 'declined')
  if (declined.length === 0) return null
  const nameOf = (line: Order['lines'][number]) => said(line.title, english.get(line.unitId)?.product)
  const parts = Map.groupBy(declined, ({ slots }) => slots.map(({ id }) => id).join(' '))
  return (
    <section class="host-declined" aria-labelledby="declined">
      <h2 id="declined">{words.order.declined}</h2>
      {[...parts.values()].map((lines) => {
        const [line] = lines
        if (!line) return null
        const found = instead.find(({ positions }) => positions.includes(line.position))
        const day = line.slots[0]?.day
        return (
          <div key={line.position}>
            <p>
              <b>{nameOf(line)}</b> {day && dayLabel(words, day)}
              {line.declineReason && ` · ${words.arrivals.reason[line.declineReason]}`}
            </p>
            {found && (
              <div class="alternatives">
                <p>{found.offers.length > 0 ? words.order.instead : words.compose.noOther}</p>
                <ul>
                  {found.offers.map((offer) => (
                    <li key={offer.slotIds.join(' ')}>
                      <PlanLink lines={linesOf(offer)} context={{ kept: partyFields(found.party), isFilled: false }}>
                        <OfferText offer={offer} />
                      </PlanLink>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

function partyFields(party: Instead['party']): Record<string, string> {
  return Object.fromEntries(Object.entries(party).map(([who, count]) => [who, String(count)]))
}

/** What was given back of an order that goes on. */
function Ended({ order, english }: { order: Order; english: EnglishNames }) {
  const { words } = useFace()
  const gone = order.lines.filter((line) => !isLiving(line) && line.status !== 'declined')
  if (gone.length === 0) return null
  return (
    <section class="ended-parts" aria-labelledby="gone">
      <h2 id="gone">{words.order.gone}</h2>
      <ul>
        {gone.map((line) => {
          const names = english.get(line.unitId)
          return (
            <li key={line.position}>
              <Said zh={line.title} en={names?.product} /> <Said zh={line.unitName} en={names?.unit} />{' '}
              {words.site.times(line.quantity)}
              <span class="quiet">
                {words.order.lineStatus[line.status]}
                {line.feeFen > 0 && ` · ${words.order.fee} ${yuan(line.feeFen)}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Money({ order }: { order: Order }) {
  const { words } = useFace()
  const goes = order.status !== 'cancelled' && order.status !== 'expired'
  const totalFen = goes ? order.lines.filter(isLiving).reduce((sum, line) => sum + line.amountFen, 0) : order.totalFen
  const rows: [string, number][] = [
    [words.order.total, totalFen],
    [words.order.fee, order.feeFen],
    [words.order.paid, order.paidFen + order.refundedFen],
    [words.order.refunded, order.refundedFen],
    [words.order.paidInAll, order.refundedFen > 0 ? order.paidFen : 0],
    [goes ? words.order.due : words.order.owed, order.status === 'expired' ? 0 : dueFen(order)],
  ]
  return (
    <dl class="money-list">
      {rows
        .filter(([label, fen]) => label === words.order.total || fen > 0)
        .map(([label, fen]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{yuan(fen)}</dd>
          </div>
        ))}
    </dl>
  )
}
