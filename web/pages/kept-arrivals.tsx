import type { Keeper } from '../../src/accounts/guard.ts'
import type { Arrival, DayOfArrivals } from '../../src/arrivals/arrivals.rules.ts'
import { type Day, timeOf } from '../../src/days.ts'
import { ArrivalState, BookedLines, Due, GuestName, Note, PartyText } from '../components/arrivals.tsx'
import { CodeForm } from '../components/code-form.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { RedeemForm } from '../components/redeem-form.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel } from '../format.ts'

interface KeptArrivalsPageProps {
  keeper: Keeper
  days: readonly DayOfArrivals[]
  goods: readonly Arrival[]
  /** UTC, milliseconds. */
  now: number
  newId: () => string
}

/**
 * What a phone shows where there is no signal: these days without phone numbers, each party ready to be noted. Its days
 * are named by date, since nobody knows when it is looked at.
 */
export function KeptArrivalsPage({ keeper, days, goods, now, newId }: KeptArrivalsPageProps) {
  const { words, to } = useFace()
  const { arrivals } = words
  const [today] = days
  const sections = [
    ...days.map(({ day, arrivals: ofDay }) => ({ day, title: dayLabel(words, day), parties: ofDay })),
    ...(today && goods.length > 0 ? [{ day: today.day, title: arrivals.goods, parties: goods }] : []),
  ]
  return (
    <FarmFrame keeper={keeper} title={arrivals.title}>
      <div class="arrivals kept" data-now-from={to(`/farm/${keeper.hostId}/now`)} data-worker-scope={to('/farm/')}>
        <p class="no-signal">{arrivals.kept(momentLabel(words, now))}</p>
        <p class="farm-queued" role="status" data-queued={arrivals.queued} />
        <section aria-labelledby="check">
          <h2 id="check">{arrivals.codeTitle}</h2>
          <p class="farm-verdict if-asked" id="not-kept">
            {arrivals.keptUnknown}
          </p>
          <p class="farm-verdict if-asked" id="several-kept">
            {arrivals.keptSeveral}
          </p>
          <CodeForm hostId={keeper.hostId} />
        </section>
        {sections.map(({ day, title, parties }) => (
          <section key={title} class="farm-kept-day">
            <h2>{title}</h2>
            {parties.length === 0 && <p>{arrivals.emptyDay}</p>}
            {parties.map((arrival) => (
              <KeptArrival
                key={arrival.orderId}
                hostId={keeper.hostId}
                arrival={withoutNumbers(arrival)}
                day={day}
                actId={newId()}
                now={now}
              />
            ))}
          </section>
        ))}
      </div>
    </FarmFrame>
  )
}

interface KeptArrivalProps {
  hostId: string
  arrival: Arrival
  day: Day
  actId: string
  now: number
}

function KeptArrival(props: KeptArrivalProps) {
  const { words } = useFace()
  const { arrival } = props
  return (
    <article class="kept-arrival" id={`arrival-${arrival.orderId}`}>
      <h3>
        {arrival.at !== null && <span class="time">{timeOf(arrival.at)} </span>}
        <GuestName name={arrival.name} />{' '}
        {arrival.people > 0 && <span class="people">{words.arrivals.people(arrival.people)}</span>}
      </h3>
      <ArrivalState arrival={arrival} />
      <BookedLines arrival={arrival} />
      <PartyText party={arrival.party} />
      <Note note={arrival.note} />
      <Due arrival={arrival} />
      <RedeemForm {...props} proof="name" />
    </article>
  )
}

/** A guest may have written a number into the message. */
function withoutNumbers(arrival: Arrival): Arrival {
  return { ...arrival, phone: '', note: arrival.note?.replace(/\d[\d\s-]{5,}\d/g, '…') ?? null }
}
