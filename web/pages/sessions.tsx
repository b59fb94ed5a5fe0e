import type { ListedSession } from '../../src/accounts/sessions.sql.ts'
import { dayOf } from '../../src/days.ts'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

/** Where someone is signed in, and how to end it. */
export function SessionsPage({ sessions, current }: { sessions: ListedSession[]; current: string }) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.account.sessions}</h1>
      <p>{words.account.sessionsLead}</p>
      <ul class="listed">
        {sessions.map(({ id, device, createdAt, seenAt }) => (
          <li key={id}>
            <p>
              <b>{device}</b> {id === current && words.account.thisDevice}
              <br />
              {words.account.since(dayLabel(words, dayOf(createdAt)))}
              {words.site.spot}
              {words.account.lastSeen(dayLabel(words, dayOf(seenAt)))}
            </p>
            <form method="post" action={to(`/me/sessions/${id}/end`)}>
              <button type="submit" class="button">
                {words.account.endSession}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={to('/me/sessions/end')}>
        <button type="submit" class="button danger">
          {words.account.signOutEverywhere}
        </button>
      </form>
    </section>
  )
}
