import type { Keeper } from '../../src/accounts/guard.ts'
import { HOST_REASONS } from '../../src/answers/answers.rules.ts'
import type { Arrival } from '../../src/arrivals/arrivals.rules.ts'
import type { Problem } from '../../src/problem.ts'
import { BookedLines, GuestName } from '../components/arrivals.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

interface DeclinePageProps {
  keeper: Keeper
  /** What was booked together for the same time. */
  arrival: Arrival
  position: number
  problem: Problem | null
}

/** Says no with one tap, with a reason or without. What was answered meanwhile is told instead. */
export function DeclinePage({ keeper, arrival, position, problem }: DeclinePageProps) {
  const { words, to } = useFace()
  const { arrivals } = words
  const status = arrival.lines[0]?.status
  const day = arrival.lines[0]?.slots[0]?.day
  return (
    <FarmFrame keeper={keeper} title={arrivals.declineTitle}>
      <Refusal problem={problem} />
      <p class="farm-date">
        <GuestName name={arrival.name} /> {day && dayLabel(words, day)}
      </p>
      <BookedLines arrival={arrival} />
      {status === 'awaiting_host' ? (
        <form
          method="post"
          action={to(`/farm/${keeper.hostId}/answers/${arrival.orderId}/${position}`)}
          class="farm-reasons"
        >
          <p>{arrivals.declineLead}</p>
          <input type="hidden" name="answer" value="decline" />
          {HOST_REASONS.map((reason) => (
            <button key={reason} type="submit" name="reason" value={reason} class="button farm-wide">
              {arrivals.reason[reason]}
            </button>
          ))}
          <button type="submit" name="reason" value="none" class="button farm-wide">
            {arrivals.noReason}
          </button>
        </form>
      ) : (
        <p class="farm-verdict">
          {status === 'declined'
            ? arrivals.answered.declined
            : status === 'confirmed' || status === 'completed'
              ? arrivals.answered.confirmed
              : arrivals.answered.ended}
        </p>
      )}
      <a class="button main farm-wide" href={to(`/farm/${keeper.hostId}`)}>
        {arrivals.keepAsking}
      </a>
    </FarmFrame>
  )
}
