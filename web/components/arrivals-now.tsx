import type { Arrival, DayOfArrivals, Question } from '../../src/arrivals/arrivals.rules.ts'
import type { HomeOfHost } from '../../src/arrivals/arrivals.ts'
import { timeOf } from '../../src/days.ts'
import type { Double } from '../../src/redemptions/redemptions.sql.ts'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel } from '../format.ts'
import { ArrivalState, BookedLines, Call, Due, GuestName, Note, PartyText } from './arrivals.tsx'
import { sayHome } from './arrivals-say.ts'
import { Said } from './said.tsx'

export interface NowProps {
  hostId: string
  home: HomeOfHost
}

/** What is asked, and how many come. It is renewed by itself, and says when it was so. */
export function NowTop({ hostId, home }: NowProps) {
  const face = useFace()
  const { words } = face
  const { questions, today } = home
  return (
    <div data-now="top" data-say={sayHome(face, home)}>
      {questions.length > 0 && (
        <section class="farm-questions" aria-labelledby="questions">
          <h2 id="questions">{words.arrivals.questions(questions.length)}</h2>
          {questions.map((question) => (
            <Asked key={`${question.orderId} ${question.position}`} hostId={hostId} question={question} />
          ))}
        </section>
      )}
      <p class="farm-date">
        {dayLabel(words, today.day)}{' '}
        <span class="quiet" data-as-of-text={words.arrivals.asOf('{time}')}>
          {words.arrivals.asOf(timeOf(home.asOf))}
        </span>
      </p>
      <p class="farm-people">
        {today.arrivals.length > 0 ? <LargeNumber count={today.people} /> : words.arrivals.nobody}
      </p>
      {today.here > 0 && (
        <p class="farm-here">{today.here >= today.people ? words.arrivals.allHere : words.arrivals.here(today.here)}</p>
      )}
      {today.staying.length > 0 && <p>{words.arrivals.staying(peopleIn(today.staying))}</p>}
      {today.arrivals.length === 0 && <Empty {...home} />}
    </div>
  )
}

function peopleIn(arrivals: readonly Arrival[]): number {
  return arrivals.reduce((sum, { people }) => sum + people, 0)
}

/** The number itself is what is seen from across the yard. */
function LargeNumber({ count }: { count: number }) {
  const { words } = useFace()
  const [before, after = ''] = words.arrivals.people(count).split(String(count))
  return (
    <>
      {before}
      <b>{count}</b>
      {after}
    </>
  )
}

function Empty({ next, tomorrow, goods }: HomeOfHost) {
  const { words } = useFace()
  const { arrivals } = words
  if (next) return <p>{arrivals.next(dayLabel(words, next.day), next.people)}</p>
  if (tomorrow.arrivals.length > 0) return <p>{arrivals.nobodyLead}</p>
  return <p>{goods.length > 0 ? arrivals.goodsOnly : arrivals.noNext}</p>
}

function Asked({ hostId, question }: { hostId: string; question: Question }) {
  const { words, to } = useFace()
  const { orderId, position, day, at, people, answerBy, name, note, party, phone } = question
  const address = to(`/farm/${hostId}/answers/${orderId}/${position}`)
  return (
    <article class="farm-question" id={`question-${orderId}-${position}`}>
      <h3>
        <GuestName name={name} /> {people > 0 && <span class="people">{words.arrivals.people(people)}</span>}
      </h3>
      <p>{day === null ? words.arrivals.anyTime : `${dayLabel(words, day)} ${at === null ? '' : timeOf(at)}`}</p>
      <BookedLines arrival={question} />
      <PartyText party={party} />
      <Note note={note} />
      <Due arrival={question} />
      <form method="post" action={address}>
        <button type="submit" name="answer" value="accept" class="button main farm-wide">
          {words.arrivals.accept}
        </button>
      </form>
      <a class="button farm-wide" href={address}>
        {words.arrivals.decline}
      </a>
      <Call phone={phone} name={name} />
      <p class="quiet">{words.arrivals.answerBy(momentLabel(words, answerBy))}</p>
    </article>
  )
}

/** Who comes today by time, what clashed, tomorrow, and what waits to be fetched. */
export function NowList({ hostId, home }: NowProps) {
  const { words } = useFace()
  const { today, tomorrow, goods, doubles } = home
  return (
    <div data-now="list">
      {doubles.length > 0 && <Doubles hostId={hostId} doubles={doubles} />}
      {today.arrivals.length > 0 && (
        <section aria-labelledby="arrivals">
          <h2 id="arrivals">{words.arrivals.arrivals}</h2>
          <ArrivalList hostId={hostId} arrivals={today.arrivals} isToday />
        </section>
      )}
      {goods.length > 0 && (
        <section aria-labelledby="goods">
          <h2 id="goods">{words.arrivals.goods}</h2>
          <ArrivalList hostId={hostId} arrivals={goods} isToday />
        </section>
      )}
      <Tomorrow hostId={hostId} tomorrow={tomorrow} />
    </div>
  )
}

function Tomorrow({ hostId, tomorrow }: { hostId: string; tomorrow: DayOfArrivals }) {
  const { words } = useFace()
  return (
    <section aria-labelledby="tomorrow">
      <h2 id="tomorrow">
        {tomorrow.arrivals.length > 0 ? words.arrivals.tomorrowPeople(tomorrow.people) : words.arrivals.tomorrow}
      </h2>
      {tomorrow.arrivals.length > 0 ? (
        <ArrivalList hostId={hostId} arrivals={tomorrow.arrivals} />
      ) : (
        <p>{words.arrivals.nobodyTomorrow}</p>
      )}
    </section>
  )
}

function ArrivalList({
  hostId,
  arrivals,
  isToday = false,
}: {
  hostId: string
  arrivals: readonly Arrival[]
  /** Whoever comes another day is not received today. */
  isToday?: boolean
}) {
  const { words, to } = useFace()
  return (
    <ol class="arrival-list">
      {arrivals.map((arrival) => (
        <li key={arrival.orderId} class={arrival.state}>
          <p class="arrival-time">{arrival.at === null ? words.arrivals.anyTime : timeOf(arrival.at)}</p>
          <div>
            <h3>
              <GuestName name={arrival.name} />{' '}
              {arrival.people > 0 && <span class="people">{words.arrivals.people(arrival.people)}</span>}
            </h3>
            <ArrivalState arrival={arrival} />
            <BookedLines arrival={arrival} />
            <PartyText party={arrival.party} />
            <Note note={arrival.note} />
            {arrival.state !== 'no_show' && <Due arrival={arrival} />}
            <Call phone={arrival.phone} name={arrival.name} />
            <a class="button farm-wide" href={to(`/farm/${hostId}/arrivals/${arrival.orderId}`)}>
              {isToday && (arrival.state === 'expected' || arrival.state === 'partly')
                ? words.arrivals.receive
                : words.arrivals.see}
              <span class="unseen"> {arrival.name}</span>
            </a>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What was noted twice, with both times and who. */
function Doubles({ hostId, doubles }: { hostId: string; doubles: readonly Double[] }) {
  const { words, to } = useFace()
  const { arrivals } = words
  return (
    <section class="farm-doubles" aria-labelledby="doubles">
      <h2 id="doubles">{arrivals.doubles}</h2>
      <p>{arrivals.doublesLead}</p>
      <ul>
        {doubles.map((double) => (
          <li key={double.id}>
            <a href={to(`/farm/${hostId}/arrivals/${double.orderId}`)}>
              <GuestName name={double.name} />
              {words.site.spot}
              <Said zh={double.title} en={double.titleEn} />
            </a>
            {double.earlier.map((first) => (
              <p key={first.id}>{arrivals.earlier(timeOf(first.claimedAt), first.by, first.device, first.quantity)}</p>
            ))}
            <p>
              {arrivals.later(timeOf(double.claimedAt), double.by, double.device, double.quantity)}
              {double.door === 'offline' && ` · ${arrivals.receivedAt(timeOf(double.receivedAt))}`}
            </p>
            <p class="quiet">{double.why && arrivals.why[double.why]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
