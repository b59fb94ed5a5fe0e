import type { Keeper } from '../../src/accounts/guard.ts'
import type { StoredOrder } from '../../src/bookings/bookings.sql.ts'
import { timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import { Code } from '../components/code.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Seal } from '../components/seal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'

interface TakenPageProps {
  keeper: Keeper
  order: StoredOrder
  /** Empty once nobody needs to be called any more. */
  phone: string
  problem: Problem | null
}

/** What was booked, with the code in letters large enough to read out. */
export function TakenPage({ keeper, order, phone: number, problem }: TakenPageProps) {
  const { words, to } = useFace()
  const { phone } = words
  const address = `/farm/${keeper.hostId}/phone`
  const isAhead = order.status === 'confirmed'
  return (
    <FarmFrame keeper={keeper} title={isAhead ? phone.booked : words.order.title(order.code)}>
      <Refusal problem={problem} />
      <p class="state-of-it">
        <Seal status={order.status} />
      </p>
      {isAhead && (
        <>
          <p>{phone.readOut}</p>
          <p class="code read-out">
            <Code code={order.code} />
          </p>
          <p>{phone.sent}</p>
        </>
      )}
      <OrderLines order={order} />
      <p class="call-total">
        {phone.total} <b>{yuan(order.totalFen)}</b> {isAhead && order.paidFen === 0 && phone.payAtFarm}
      </p>
      {order.status === 'cancelled' && <p>{cancelledText(order, words.order)}</p>}
      <p>
        {order.contactName} {number && <a href={`tel:${number}`}>{number}</a>}
      </p>
      <p class="submit">
        <a class="button main" href={to(address)}>
          {phone.more}
        </a>
        {isAhead && (
          <a class="button" href={to(`${address}/${order.id}/cancel`)}>
            {phone.cancel}
          </a>
        )}
      </p>
    </FarmFrame>
  )
}

function cancelledText({ lines }: StoredOrder, words: ReturnType<typeof useFace>['words']['order']): string {
  const feeFen = lines.reduce((sum, line) => sum + line.feeFen, 0)
  return feeFen > 0 ? words.cancelledFor(yuan(feeFen)) : words.cancelledFree
}

function OrderLines({ order }: { order: StoredOrder }) {
  const { words } = useFace()
  return (
    <ul class="read-back">
      {order.lines.map(({ position, title, unitName, quantity, slots, startsAt, amountFen }) => {
        const [first] = slots
        return (
          <li key={position}>
            {first?.day && (
              <strong>
                {dayLabel(words, first.day)} {startsAt !== null && timeOf(startsAt)}
                {slots.length > 1 && words.calendar.comma + words.phone.nightCount(slots.length)}
              </strong>
            )}{' '}
            <span lang="zh-CN">{`${title} ${unitName}`}</span> {words.site.times(quantity)}{' '}
            <span class="price">{yuan(amountFen)}</span>
          </li>
        )
      })}
    </ul>
  )
}

interface CancelTakenPageProps {
  keeper: Keeper
  order: StoredOrder
  /** What the terms ask of the guest now. */
  feeFen: number
  problem: Problem | null
}

/** What cancelling costs the caller by the terms, and whether the host asks for it. */
export function CancelTakenPage({ keeper, order, feeFen, problem }: CancelTakenPageProps) {
  const { words, to } = useFace()
  const { phone } = words
  const address = `/farm/${keeper.hostId}/phone/${order.id}`
  return (
    <FarmFrame keeper={keeper} title={phone.cancel}>
      <Refusal problem={problem} />
      <p>
        <b>{order.contactName}</b>
      </p>
      <OrderLines order={order} />
      <p>{phone.cancelLead}</p>
      <p>
        <strong>{feeFen > 0 ? phone.fee(yuan(feeFen)) : phone.free}</strong>
      </p>
      <form method="post" action={to(`${address}/cancel`)} class="contact">
        <input type="hidden" name="fee" value={String(feeFen)} />
        {feeFen > 0 && (
          <fieldset>
            <legend>{phone.whichFee}</legend>
            <label class="check">
              <input type="radio" name="waive" value="" checked />
              <span>{phone.charge(yuan(feeFen))}</span>
            </label>
            <label class="check">
              <input type="radio" name="waive" value="1" />
              <span>{phone.waive}</span>
            </label>
            <p class="quiet">{phone.waiveHint}</p>
          </fieldset>
        )}
        <p class="submit">
          <button type="submit" class="button danger">
            {phone.cancelNow}
          </button>
          <a class="button" href={to(address)}>
            {phone.keep}
          </a>
        </p>
      </form>
    </FarmFrame>
  )
}
