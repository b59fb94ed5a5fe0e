import type { Keeper } from '../../src/accounts/guard.ts'
import type { HostCalendar, PastChange } from '../../src/calendar/calendar.sql.ts'
import type { Refused } from '../../src/calendar/calendar.ts'
import { summaryOf } from '../../src/calendar/change.rules.ts'
import { type CalendarDay, type CalendarRow, type CalendarWeek, isHers } from '../../src/calendar/weeks.rules.ts'
import { addDays, type Day, timeOf } from '../../src/days.ts'
import type { Holiday } from '../../src/township/township.rules.ts'
import { ChangeRefusal, changeText, whenMade } from '../components/calendar-change.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dateLabel, dayLabel, yuan } from '../format.ts'
import { withQuery } from '../paths.ts'

export interface FarmCalendarProps {
  keeper: Keeper
  calendar: HostCalendar & { past: PastChange[] }
  weeks: CalendarWeek[]
  stock: CalendarRow[]
  holidays: ReadonlyMap<Day, Holiday>
  /** What its reader has just changed. */
  just: PastChange | null
  refused: Refused | null
}

/** Where a day's own part of the page is. */
export const dayAnchor = (day: Day) => `d-${day}`

/**
 * All that a host sells, day by day: one week on a phone, five weeks beside each other where there is room. One form: each
 * button says what it is about.
 */
export function FarmCalendarPage({ keeper, calendar, weeks, stock, holidays, just, refused }: FarmCalendarProps) {
  const { words, to, today } = useFace()
  const { farmCalendar } = words
  const monday = weeks[0]?.monday ?? ''
  const lastDay = weeks.at(-1)?.days.at(-1)?.day ?? monday
  const isEmpty = weeks.every(({ days }) => days.every(({ rows }) => rows.length === 0))
  const justDay = just && summaryOf(just.changes).days === 1 ? (just.changes[0]?.day ?? null) : null
  const isJustInSight = weeks.some(({ days }) => days.some(({ day }) => day === justDay))
  return (
    <FarmFrame keeper={keeper} title={farmCalendar.title} isWide>
      <p>{farmCalendar.lead}</p>
      <ChangeRefusal refused={refused} listings={calendar.listings} />
      <p>
        <a class="button" href={to(`/farm/${keeper.hostId}/days`)}>
          {farmCalendar.manyDays}
        </a>
      </p>
      <WeekNav hostId={keeper.hostId} monday={monday} />
      <form method="post" action={to(`/farm/${keeper.hostId}/calendar`)} class="host-calendar">
        <input type="hidden" name="from" value={monday} />
        <input type="hidden" name="seen" value={String(calendar.newest)} />
        {just && !isJustInSight && <JustChanged change={just} calendar={calendar} />}
        {calendar.listings.length === 0 && <p>{farmCalendar.nothingAtAll}</p>}
        {calendar.listings.length > 0 && isEmpty && (
          <>
            <h2>{farmCalendar.week(dateLabel(words, monday, today), dateLabel(words, lastDay, today))}</h2>
            <p>{farmCalendar.nothing}</p>
          </>
        )}
        {!isEmpty &&
          weeks.map((week) => (
            <section
              key={week.monday}
              class={week.days.some(({ day }) => day === today) ? 'host-week this-week' : 'host-week'}
            >
              <h2>
                {farmCalendar.week(
                  dateLabel(words, week.monday, today),
                  dateLabel(words, addDays(week.monday, 6), today),
                )}
              </h2>
              <ol class="host-days">
                {week.days.map((day) => (
                  <HostDay
                    key={day.day}
                    day={day}
                    hostId={keeper.hostId}
                    holiday={holidays.get(day.day) ?? null}
                    just={day.day === justDay ? just : null}
                    calendar={calendar}
                  />
                ))}
              </ol>
            </section>
          ))}
        {stock.length > 0 && (
          <section class="host-stock">
            <h2>{farmCalendar.stock}</h2>
            <ul class="host-rows">
              {stock.map((row) => (
                <HostRow key={row.slot.id} row={row} hostId={keeper.hostId} />
              ))}
            </ul>
          </section>
        )}
        <RecentChanges calendar={calendar} />
      </form>
    </FarmFrame>
  )
}

/** A week at a time on a phone, four where five stand beside each other. */
function WeekNav({ hostId, monday }: { hostId: string; monday: Day }) {
  const { words, to } = useFace()
  const { farmCalendar } = words
  const from = (day?: Day) => to(withQuery(`/farm/${hostId}/calendar`, { from: day }))
  return (
    <nav class="week-nav" aria-label={farmCalendar.weeks}>
      <a class="button by-week" href={from(addDays(monday, -7))}>
        {farmCalendar.earlierWeek}
      </a>
      <a class="button by-month" href={from(addDays(monday, -28))}>
        {farmCalendar.earlierWeeks}
      </a>
      <a class="button" href={from()}>
        {farmCalendar.thisWeek}
      </a>
      <a class="button by-week" href={from(addDays(monday, 7))}>
        {farmCalendar.laterWeek}
      </a>
      <a class="button by-month" href={from(addDays(monday, 28))}>
        {farmCalendar.laterWeeks}
      </a>
    </nav>
  )
}

interface HostDayProps {
  day: CalendarDay
  hostId: string
  holiday: Holiday | null
  just: PastChange | null
  calendar: HostCalendar
}

function HostDay({ day: { day, isPast, rows }, hostId, holiday, just, calendar }: HostDayProps) {
  const { words, today } = useFace()
  const { farmCalendar } = words
  const hers = rows.filter(isHers)
  const isOpen = hers.some(({ slot }) => slot.state === 'open')
  const classes = ['host-day', isPast && 'past', day === today && 'today'].filter(Boolean)
  return (
    <li id={dayAnchor(day)} class={classes.join(' ')}>
      <div class="day-head">
        <h2>
          {dayLabel(words, day)}
          {day === today && <span class="day-mark">{words.calendar.today}</span>}
          {holiday && <span class={`day-mark ${holiday.kind}`}>{words.calendar[holiday.kind](holiday.name)}</span>}
        </h2>
        {hers.length > 1 && (
          <button type="submit" class="button quiet-button" name={isOpen ? 'closeDay' : 'openDay'} value={day}>
            {isOpen ? farmCalendar.closeDay : farmCalendar.openDay}
            <span class="unseen">{dayLabel(words, day)}</span>
          </button>
        )}
      </div>
      {just && <JustChanged change={just} calendar={calendar} />}
      <ul class="host-rows">
        {rows.map((row) => (
          <HostRow key={row.slot.id} row={row} hostId={hostId} />
        ))}
      </ul>
    </li>
  )
}

function HostRow({ row, hostId }: { row: CalendarRow; hostId: string }) {
  const { words, to, said } = useFace()
  const { farmCalendar } = words
  const { listing, slot, standing, price } = row
  const { name, nameEn } = listing
  const time = slot.startsAt !== null && listing.kind !== 'stay' ? timeOf(slot.startsAt) : null
  const isClosed = slot.state === 'closed'
  const what = [slot.day && dayLabel(words, slot.day), said(name, nameEn), time].filter(Boolean).join(' ')
  return (
    <li class={`host-row ${standing}`}>
      <a href={to(`/farm/${hostId}/calendar/${slot.id}`)}>
        <span class="row-name">
          <Said zh={name} en={nameEn} /> {time}
        </span>
        <span class="row-facts">
          <span>{farmCalendar.sold(slot.taken, slot.capacity)}</span>
          {price && (
            <span class={slot.ownPrices ? 'own-price' : undefined}>
              {price.isFrom ? words.line.from(yuan(price.fromFen)) : yuan(price.fromFen)}
              {slot.ownPrices && <span class="unseen">{farmCalendar.ownPrice}</span>}
            </span>
          )}
          <span class={standing === 'open' ? 'unseen' : 'row-state'}>{farmCalendar.states[standing]}</span>
          {!listing.isPublished && <span class="row-state">{farmCalendar.isDraft}</span>}
        </span>
      </a>
      {isHers(row) && (
        <button type="submit" class="button toggle" name={isClosed ? 'open' : 'close'} value={slot.id}>
          {isClosed ? farmCalendar.open : farmCalendar.close}
          <span class="unseen">{what}</span>
        </button>
      )}
    </li>
  )
}

/** What was done a moment ago, with the way back, right where it was done. */
function JustChanged({ change, calendar }: { change: PastChange; calendar: HostCalendar }) {
  const face = useFace()
  const { farmCalendar } = face.words
  const what = changeText(change, { face, listings: calendar.listings })
  return (
    <p class="just-changed" role="status">
      <span>
        {farmCalendar.justNow}
        {change.undoes !== null && farmCalendar.isUndo}
        {what}
      </span>
      <button type="submit" class="button" name="undo" value={String(change.id)}>
        {farmCalendar.undo}
      </button>
    </p>
  )
}

function RecentChanges({ calendar }: { calendar: FarmCalendarProps['calendar'] }) {
  const face = useFace()
  const { farmCalendar } = face.words
  if (calendar.past.length === 0) return null
  return (
    <section class="recent-changes">
      <h2>{farmCalendar.recent}</h2>
      <ul>
        {calendar.past.map((change) => {
          const what = changeText(change, { face, listings: calendar.listings })
          return (
            <li key={change.id}>
              <p>
                {change.undoes !== null && farmCalendar.isUndo}
                {what}
                <span class="quiet">{farmCalendar.by(change.by ?? farmCalendar.someone, whenMade(change, face))}</span>
              </p>
              {change.isUndone ? (
                <span class="quiet">{farmCalendar.undone}</span>
              ) : (
                <button
                  type="submit"
                  class="button"
                  name="undo"
                  value={String(change.id)}
                  aria-label={farmCalendar.undoWhat(what)}
                >
                  {farmCalendar.undo}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
