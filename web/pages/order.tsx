import type { Order } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import { Itinerary } from '../components/itinerary.tsx'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'

interface OrderPageProps {
  order: Order
  english: EnglishNames
  /** Until the hold lapses, by the server's clock. */
  secondsLeft: number
  /** Opens the order on another phone. */
  link: string
  demo: boolean
  problem: Problem | null
}

export function OrderPage(props: OrderPageProps) {
  const { words, to } = useFace()
  const { order, english, link, problem } = props
  const live = order.status === 'held' || order.status === 'confirmed'
  return (
    <article class={`narrow order ${order.status}`}>
      <header>
        <p class={`seal ${order.status}`}>{words.order.status[order.status]}</p>
        <h1 class="code">
          <span class="quiet">{live ? words.order.code : words.order.number}</span>
          {order.code}
        </h1>
      </header>
      {problem && (
        <p class="refusal" role="alert">
          {words.problem[problem.code]}
        </p>
      )}
      {order.status === 'held' && <Confirm {...props} />}
      {order.status === 'expired' && (
        <p>
          {words.order.lapsed} <a href={to('/lines')}>{words.order.again}</a>
        </p>
      )}
      <Itinerary order={order} english={english} />
      <Money order={order} />
      <p>
        {words.order.contact} {order.contact.name} {order.contact.phone}
      </p>
      {live && (
        <p>
          <a class="button quiet-button" href={to(`/orders/${order.id}/cancel`)}>
            {words.order.cancel}
          </a>
        </p>
      )}
      <p class="quiet keep">
        {words.order.keep}
        <br />
        <a href={link}>{words.order.link}</a>
      </p>
    </article>
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

function Money({ order }: { order: Order }) {
  const { words } = useFace()
  const owedFen = Math.max(0, order.feeFen - order.paidFen)
  const rows: [string, number][] = [
    [words.order.total, order.totalFen],
    [words.order.paid, order.paidFen],
    [words.order.refunded, order.refundedFen],
    [words.order.fee, order.feeFen],
    [words.order.owed, owedFen],
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
