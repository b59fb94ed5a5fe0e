import type { Keeper } from '../../src/accounts/guard.ts'
import type { Arrival, DayOfArrivals } from '../../src/arrivals/arrivals.rules.ts'
import { addDays, timeOf } from '../../src/days.ts'
import { Booked, GuestName } from '../components/arrivals.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel, yuan } from '../format.ts'
import { withQuery } from '../paths.ts'

/** One week on one sheet of paper, to be pinned to the kitchen door: who comes, when, for what; empty days to write on. */
export function WeekPage({ keeper, days, now }: { keeper: Keeper; days: readonly DayOfArrivals[]; now: number }) {
  const { words, to } = useFace()
  const { arrivals } = words
  const monday = days[0]?.day ?? ''
  const address = (weeks: number) => to(withQuery(`/farm/${keeper.hostId}/week`, { from: addDays(monday, 7 * weeks) }))
  return (
    <FarmFrame keeper={keeper} title={words.farm.week}>
      <article class="week">
        <p class="farm-date">
          {keeper.hostName} {arrivals.weekOf(dayLabel(words, monday), dayLabel(words, addDays(monday, 6)))}
        </p>
        <p class="week-doors">
          <a class="button" href={address(-1)}>
            {arrivals.weekBefore}
          </a>
          <a class="button" href={address(1)}>
            {arrivals.weekAfter}
          </a>
          <button type="button" class="button main" data-print hidden>
            {arrivals.print}
          </button>
        </p>
        {days.map((day) => (
          <DaySection key={day.day} day={day} />
        ))}
        <p class="quiet">{arrivals.printedAt(momentLabel(words, now))}</p>
      </article>
    </FarmFrame>
  )
}

function DaySection({ day: { day, people, arrivals, staying } }: { day: DayOfArrivals }) {
  const { words } = useFace()
  return (
    <section class="week-day">
      <h2>
        {dayLabel(words, day)} {people > 0 && <span class="people">{words.arrivals.people(people)}</span>}
      </h2>
      {arrivals.length === 0 && staying.length === 0 && <p class="week-empty">{words.arrivals.emptyDay}</p>}
      {arrivals.length > 0 && (
        <ul>
          {arrivals.map((arrival) => (
            <li key={arrival.orderId}>
              <WeekEntry arrival={arrival} />
            </li>
          ))}
        </ul>
      )}
      {staying.length > 0 && (
        <p>
          {words.arrivals.stayingNames(
            words.site.list(
              staying.map(({ name, people }) => `${name || words.arrivals.unnamed} ${words.arrivals.people(people)}`),
            ),
          )}
        </p>
      )}
    </section>
  )
}

function WeekEntry({ arrival }: { arrival: Arrival }) {
  const { words } = useFace()
  const { arrivals } = words
  const { at, name, people, phone, lines, party, note, dueFen } = arrival
  return (
    <>
      <b class="time">{at === null ? arrivals.anyTime : timeOf(at)}</b>{' '}
      <span class="week-what">
        <b>
          <GuestName name={name} />
        </b>{' '}
        {people > 0 && arrivals.people(people)} <span class="week-phone">{phone}</span>
        <br />
        {lines.map((line, index) => (
          <span key={line.position}>
            {index > 0 && words.site.spot}
            <Booked line={line} />
          </span>
        ))}
        {party &&
          party.children + party.over60s > 0 &&
          ` · ${arrivals.party(party.adults, party.over60s, party.children)}`}
        {dueFen > 0 && ` · ${arrivals.due(yuan(dueFen))}`}
        {note && (
          <>
            <br />
            <q lang="zh-CN">{note}</q>
          </>
        )}
      </span>
    </>
  )
}
