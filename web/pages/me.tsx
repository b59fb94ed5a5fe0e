import type { WaitingInvitation } from '../../src/accounts/invitations.sql.ts'
import type { SignedIn } from '../../src/accounts/sessions.sql.ts'
import type { OwnOrder } from '../../src/bookings/bookings.account.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Seal } from '../components/seal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'

interface MePageProps {
  me: SignedIn
  invitations: WaitingInvitation[]
  orders: OwnOrder[]
  /** Messages not read yet. */
  unread: number
  problem: Problem | null
}

/** What one comes back for: trips ahead, farms to look after, who asks for help. */
export function MePage({ me, invitations, orders, unread, problem }: MePageProps) {
  const { words, to } = useFace()
  const ahead = orders.filter(({ status }) => status === 'held' || status === 'confirmed')
  const past = orders.filter((order) => !ahead.includes(order))
  return (
    <div class="narrow me">
      <h1>{me.name || words.account.welcome}</h1>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      {(me.farms.length > 0 || me.staff.length > 0) && (
        <nav class="doors" aria-label={words.account.farms}>
          {me.farms.map(({ hostId, hostName, kind }) => (
            <a key={hostId} class="button main" href={to(`/farm/${hostId}`)}>
              {hostName}
              {words.site.spot}
              {words.role[kind]}
            </a>
          ))}
          {me.staff.length > 0 && (
            <a class="button main" href={to('/desk')}>
              {words.account.desk}
            </a>
          )}
        </nav>
      )}
      {me.farms.length === 0 && me.staff.length === 0 && (
        <p class="doors">
          <a class="button" href={to('/me/farm')}>
            {words.listing.farmToo}
          </a>
        </p>
      )}
      <p class="doors">
        <a class={unread > 0 ? 'button main' : 'button'} href={to('/me/messages')}>
          {unread > 0 ? words.inbox.titleUnread(unread) : words.inbox.title}
        </a>
      </p>
      <section aria-labelledby="orders">
        <h2 id="orders">{words.account.orders}</h2>
        {orders.length === 0 && (
          <p>
            {words.account.noOrders} <a href={to('/compose')}>{words.account.planTrip}</a>
          </p>
        )}
        <OrderList orders={ahead} />
        {past.length > 0 && (
          <details>
            <summary>{words.account.past}</summary>
            <OrderList orders={past} />
          </details>
        )}
      </section>
      <section>
        <form method="post" action={to('/me/name')} class="contact">
          <label for="name">{words.account.yourName}</label>
          <input
            id="name"
            name="name"
            type="text"
            autoComplete="name"
            required
            maxLength={40}
            value={me.name}
            {...faultProps(problem, 'name')}
          />
          <Fault problem={problem} path="name" />
          <p class="submit">
            <button type="submit" class="button">
              {words.account.save}
            </button>
          </p>
        </form>
      </section>
      <ul class="ways-out">
        <li>
          <a href={to('/me/sessions')}>{words.account.sessions}</a>
        </li>
        <li>
          <a href={to('/me/data')}>{words.account.data}</a>
        </li>
        <li>
          <a href={to('/privacy')}>{words.site.privacy}</a>
        </li>
      </ul>
      <form method="post" action={to('/sign-out')}>
        <button type="submit" class="button quiet-button">
          {words.account.signOut}
        </button>
      </form>
    </div>
  )
}

function Invitations({ invitations }: Pick<MePageProps, 'invitations'>) {
  const { words, to } = useFace()
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{words.account.invitations}</h2>
      {invitations.map(({ id, hostName, role, kind, invitedBy }) => (
        <form key={id} method="post" action={to(`/me/invitations/${id}`)} class="asked">
          <p>
            {hostName !== null &&
              words.account[kind === 'owner' ? 'invitedToOwn' : 'invitedToFarm'](hostName, invitedBy)}
            {role && words.account.invitedToStaff(words.role[role], invitedBy)}
          </p>
          <button type="submit" name="answer" value="accept" class="button main">
            {words.account.accept}
          </button>
          <button type="submit" name="answer" value="decline" class="button">
            {words.account.decline}
          </button>
        </form>
      ))}
    </section>
  )
}

function OrderList({ orders }: Pick<MePageProps, 'orders'>) {
  const { words, to } = useFace()
  return (
    <ul class="own-orders">
      {orders.map(({ id, code, status, firstDay, titles, totalFen }) => (
        <li key={id}>
          <a href={to(`/orders/${id}`)}>
            <b lang="zh-CN">{titles.join('、')}</b>
            <span>
              {firstDay && dayLabel(words, firstDay)} <span class="code">{code}</span> {yuan(totalFen)}
            </span>
          </a>
          <Seal status={status} />
        </li>
      ))}
    </ul>
  )
}
