import type { ChoiceFault, PlanSoFar } from '../../src/bookings/bookings.choices.ts'
import { addDays, type Day } from '../../src/days.ts'
import type { Line, LineStop } from '../../src/lines/lines.schemas.ts'
import type { ProductParts } from '../../src/products/products.rules.ts'
import { type LineWays, LineWaysSection } from '../components/line-ways.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { Offered } from '../components/offered.tsx'
import { Picture } from '../components/picture.tsx'
import { PlanBar } from '../components/plan-bar.tsx'
import { Said } from '../components/said.tsx'
import { farSaid, StopWay } from '../components/stop-way.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, kilometres, lineClass } from '../format.ts'
import { withQuery } from '../paths.ts'

export interface LinePageProps {
  line: Line
  day: Day
  nights: number
  mostNights: number
  offered: ProductParts[]
  /** When this day has nothing free: the next ones that have. */
  otherDays: Day[]
  ways: LineWays
  plan: PlanSoFar | null
  fault?: ChoiceFault
  /** What was typed into a form that came back. */
  typed?: Record<string, string>
}

export function LinePage(props: LinePageProps) {
  const { words, to, today } = useFace()
  const { line, day, offered, plan, fault } = props
  // Tomorrow is what is shown to whoever has not said a day; the composer then looks for a good one itself.
  const hasChosen = day !== addDays(today, 1)
  const shelf = offered.filter(({ product }) => product.kind === 'goods')
  const along = offered.filter(({ product }) => product.kind !== 'goods')
  const hasOpen = along.some(({ parts }) => parts.some((part) => part.state === 'open'))
  const route = (
    <ol class="route">
      {line.stops.map((stop) => (
        <Stop
          key={stop.position}
          {...props}
          stop={stop}
          offered={along.filter(({ product }) => product.place.id === stop.place.id)}
        />
      ))}
    </ol>
  )
  return (
    <article class={lineClass(line.letter)}>
      <header class="line-head pictured">
        <Picture scene={line.scene} alt="" day={hasChosen ? day : undefined} priority />
        <div>
          <h1>
            <span class="letter" aria-hidden="true">
              {line.letter}
            </span>
            <Said zh={line.name} en={line.nameEn} />
          </h1>
          <p class="lead">
            <Said zh={line.summary} en={line.summaryEn} />
          </p>
          <p class="quiet">
            {words.line.season} <Said zh={line.season} en={line.seasonEn} />
          </p>
          <p class="start">
            <a
              class="button main"
              href={to(withQuery('/compose', { line: line.slug, day: hasChosen ? day : undefined }))}
            >
              {words.compose.start}
            </a>
          </p>
        </div>
      </header>
      {line.notices.length > 0 && <NoticeList notices={line.notices} />}
      <LineWaysSection line={line} ways={props.ways} />
      {plan && <PlanBar plan={plan} />}
      <DayForm {...props} />
      <section>
        <h2>{words.line.onThisDay(dayLabel(words, day, today))}</h2>
        {!hasOpen && <OtherDays {...props} />}
        {fault && (
          <p class="fault" role="alert">
            {words.line[fault.word]}
          </p>
        )}
        {along.length + shelf.length === 0 ? (
          route
        ) : (
          <form method="post" action={to(`/lines/${line.slug}`)} class="choices">
            <input type="hidden" name="day" value={day} />
            <input type="hidden" name="nights" value={String(props.nights)} />
            {plan && <input type="hidden" name="plan" value={plan.text} />}
            {route}
            {shelf.length > 0 && (
              <section class="shelf">
                <h3>{words.line.shelf}</h3>
                <div class="on-offer">
                  {shelf.map((entry) => (
                    <Offered key={entry.product.id} {...props} entry={entry} />
                  ))}
                </div>
              </section>
            )}
            <p class="submit">
              <button type="submit" class="button main">
                {words.line.add}
              </button>
            </p>
          </form>
        )}
      </section>
    </article>
  )
}

function DayForm({ line, day, nights, mostNights, plan }: LinePageProps) {
  const { words, to, today } = useFace()
  return (
    <form method="get" action={to(`/lines/${line.slug}`)} class="day-form">
      {plan && <input type="hidden" name="plan" value={plan.text} />}
      <label>
        {words.line.day}
        <input type="date" name="day" value={day} min={today} required />
      </label>
      <label>
        {words.line.nights}
        <select name="nights">
          {Array.from({ length: mostNights + 1 }, (_, count) => (
            <option key={count} value={String(count)} selected={count === nights}>
              {count === 0 ? words.line.noNights : words.line.night(count)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button">
        {words.line.show}
      </button>
    </form>
  )
}

function OtherDays({ line, otherDays, nights, plan }: LinePageProps) {
  const { words, to, today } = useFace()
  if (otherDays.length === 0) return <p>{`${words.line.nothing}${words.line.nothingNear}`}</p>
  return (
    <div class="other-days">
      <p>{`${words.line.nothing}${words.line.tryOther}`}</p>
      <ul>
        {otherDays.map((other) => (
          <li key={other}>
            <a href={to(withQuery(`/lines/${line.slug}`, { day: other, nights, plan: plan?.text }))}>
              {dayLabel(words, other, today)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Stop(props: LinePageProps & { stop: LineStop }) {
  const { words, to } = useFace()
  const { stop, offered } = props
  const { place, onward } = stop
  return (
    <li class="stop" id={`stop-${stop.position}`}>
      <div class="about">
        <h3>
          <a href={to(`/places/${place.id}`)}>
            <Said zh={place.name} en={place.nameEn} />
          </a>
        </h3>
        <p class="quiet">
          {[
            farSaid(props.line, stop, words),
            stop.stayMinutes > 0 && words.line.stay(stop.stayMinutes),
            place.toilet && words.line.toilet,
            place.petrol && words.line.petrol,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          <Said zh={place.story} en={place.storyEn} />
        </p>
        <StopWay line={props.line} stop={stop} ways={props.ways} />
      </div>
      <div class="on-offer">
        {offered.map((entry) => (
          <Offered key={entry.product.id} {...props} entry={entry} />
        ))}
      </div>
      {onward && (
        <p class="onward">
          {words.line.toWhere(words.line.modes[onward.mode], kilometres(onward.distanceM), onward.minutes)}
          {onward.note && (
            <>
              {' · '}
              <Said zh={onward.note} en={onward.noteEn} />
            </>
          )}
        </p>
      )}
    </li>
  )
}
