import type { Keeper } from '../../src/accounts/guard.ts'
import { type Arrival, isOfDay } from '../../src/arrivals/arrivals.rules.ts'
import type { ArrivalInFull } from '../../src/arrivals/arrivals.ts'
import { isLiving } from '../../src/bookings/bookings.cancel.rules.ts'
import { type Day, dayOf, timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { Proof } from '../../src/redemptions/redemptions.rules.ts'
import { BookedLines, Call, Due, Note, PartyText, useBookedText } from '../components/arrivals.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { RedeemForm, redeemableOn } from '../components/redeem-form.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel } from '../format.ts'

interface ArrivalPageProps extends ArrivalInFull {
  keeper: Keeper
  actId: string
  proof: Proof
  /** UTC, milliseconds. */
  now: number
  problem: Problem | null
}

/** One party: whether they are here, and what was noted of them. */
export function ArrivalPage(props: ArrivalPageProps) {
  const { words } = useFace()
  const { keeper, arrival, now, problem } = props
  const today = dayOf(now)
  return (
    <FarmFrame keeper={keeper} title={arrival.name || words.arrivals.unnamed}>
      <article class="arrival">
        <Refusal problem={problem} />
        {arrival.people > 0 && <p class="farm-people">{words.arrivals.people(arrival.people)}</p>}
        <BookedLines arrival={arrival} dated />
        <PartyText party={arrival.party} />
        <Note note={arrival.note} />
        {arrival.lines.some(isLiving) && <Due arrival={arrival} />}
        <Verdict hostId={keeper.hostId} arrival={arrival} today={today} />
        <RedeemForm
          hostId={keeper.hostId}
          arrival={arrival}
          day={today}
          actId={props.actId}
          proof={props.proof}
          now={now}
        />
        <Call phone={arrival.phone} name={arrival.name} />
        <History {...props} />
      </article>
    </FarmFrame>
  )
}

/** What is what, where there is nothing to press. */
function Verdict({ hostId, arrival, today }: { hostId: string; arrival: Arrival; today: Day }) {
  const { words, to } = useFace()
  const { arrivals } = words
  const living = arrival.lines.filter(isLiving)
  const waiting = living.find(({ status }) => status === 'awaiting_host')
  if (living.length === 0) return <p class="farm-verdict">{arrivals.ended}</p>
  if (waiting)
    return (
      <p class="farm-verdict">
        {arrivals.waitsForYou}{' '}
        <a class="button farm-wide" href={to(`/farm/${hostId}#question-${arrival.orderId}-${waiting.position}`)}>
          {arrivals.questions(1)}
        </a>
      </p>
    )
  if (redeemableOn(arrival, today).length > 0) return null
  if (!living.some((line) => isOfDay(line, today))) {
    const days = [...new Set(living.flatMap(({ slots }) => slots[0]?.day ?? []))].map((day) => dayLabel(words, day))
    if (arrival.state === 'expected' || arrival.state === 'partly')
      return <p class="farm-verdict">{arrivals.otherDay(words.site.list(days))}</p>
  }
  if (arrival.state === 'no_show') return <p class="farm-verdict">{arrivals.doneNoShow}</p>
  const goods = living.every(({ startsAt }) => startsAt === null)
  return <p class="farm-verdict done">{goods ? arrivals.doneFetched : arrivals.done}</p>
}

function History({ keeper, arrival, noted, now }: ArrivalPageProps) {
  const { words, to } = useFace()
  const { arrivals } = words
  const booked = useBookedText()
  if (noted.length === 0) return null
  const when = (at: number) => (dayOf(at) === dayOf(now) ? timeOf(at) : momentLabel(words, at))
  return (
    <section aria-labelledby="history" id="noted">
      <h2 id="history">{arrivals.history}</h2>
      <ul class="farm-history">
        {noted.map((row) => {
          const line = arrival.lines.find(({ position }) => position === row.position)
          const what = line ? booked(line, row.quantity) : ''
          return (
            <li key={row.id}>
              <p>
                <b>{when(row.door === 'offline' ? row.receivedAt : row.claimedAt)}</b>{' '}
                {row.kind !== 'undone' && arrivals.noted[row.kind](row.quantity, what)}
              </p>
              <p class="quiet">
                {arrivals.by(row.by)}
                {words.site.spot}
                {row.device}
              </p>
              {row.door === 'offline' && (
                <p class="quiet">{arrivals.claimed(when(row.claimedAt), when(row.receivedAt))}</p>
              )}
              {row.why && (
                <p>
                  {row.counted > 0 && `${arrivals.countedOnly(row.counted)}${words.site.spot}`}
                  {arrivals.why[row.why]}
                </p>
              )}
              {row.undoneBy !== null && <p>{arrivals.undone(row.undoneBy)}</p>}
              {row.undoable && (
                <form method="post" action={to(`/farm/${keeper.hostId}/redemptions/${row.id}/undo`)}>
                  <button type="submit" class="button">
                    {arrivals.undo}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
