import type { Day } from '../../src/days.ts'
import { weekdayOf } from '../../src/days.ts'
import type { DayOffer, MonthOf } from '../../src/products/products.calendar.rules.ts'
import { useFace } from '../face.tsx'
import { dateLabel, dayLabel, yuan } from '../format.ts'
import type { Words } from '../words/words.ts'

/** Where a day leads when it is chosen: to itself, or as the end of a stay; nowhere when nothing can be had. */
export interface DayLink {
  href: string
  does: 'choose' | 'arrive' | 'leave'
}

/** Which days are chosen, and where each leads. */
interface Days {
  /** The day chosen, or the days from arrival to departure. */
  chosen: { from: Day; until: Day } | null
  linkOf(offer: DayOffer): DayLink | null
}

type Weeks = MonthOf<DayOffer>['weeks']

/** Scarce enough to be told to everyone, not only to those who hear the page. */
const FEW = 3
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0]

/** The price of each of the days that come next. */
export function NearDays({ weeks, ...days }: Days & { weeks: Weeks }) {
  const { words, today } = useFace()
  const offers = weeks.flat().filter((offer) => offer !== null)
  const said = (offer: DayOffer | undefined) => (offer ? dateLabel(words, offer.day, today) : '')
  return (
    <div class="month near">
      <WeeksTable caption={words.calendar.near(said(offers[0]), said(offers.at(-1)))} weeks={weeks} {...days} />
    </div>
  )
}

/** The price of each day, a table a month. */
export function Months({ months, ...days }: Days & { months: MonthOf<DayOffer>[] }) {
  const { words } = useFace()
  return (
    <div class="months">
      {months.map(({ month, weeks }) => (
        <div key={month} class="month">
          <WeeksTable
            caption={words.calendar.month(Number(month.slice(0, 4)), Number(month.slice(5)))}
            weeks={weeks}
            {...days}
          />
        </div>
      ))}
    </div>
  )
}

/** Weeks from Monday on, every day that can be had a link. */
function WeeksTable({ caption, weeks, ...days }: Days & { caption: string; weeks: Weeks }) {
  const { words } = useFace()
  return (
    <table class="calendar">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {MONDAY_FIRST.map((weekday) => (
            <th key={weekday} scope="col" abbr={words.calendar.weekdaysInFull[weekday]}>
              {words.calendar.weekdays[weekday]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((offer) => offer !== null)?.day}>
            {week.map((offer, index) =>
              offer ? <DayCell key={offer.day} offer={offer} {...days} /> : <td key={index} class="beyond" />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ offer, chosen, linkOf }: Days & { offer: DayOffer }) {
  const { words, today } = useFace()
  const { day, state } = offer
  const link = linkOf(offer)
  const isEnd = chosen !== null && (day === chosen.from || day === chosen.until)
  const isBetween = chosen !== null && day > chosen.from && day < chosen.until
  const classes = [
    'cell',
    state,
    day.endsWith('-01') && 'first',
    day === today && 'today',
    isEnd && 'end',
    isBetween && 'between',
  ].filter(Boolean)
  const said = tell(words, offer, { isToday: day === today, isChosen: isEnd || isBetween, does: link?.does })
  const face = <DayFace offer={offer} />
  return (
    <td class={classes.join(' ')} data-day={day}>
      {link ? (
        <a href={link.href} aria-current={isEnd ? 'true' : undefined}>
          <span class="unseen">{said}</span>
          {face}
        </a>
      ) : (
        <>
          <span class="unseen">{said}</span>
          {face}
        </>
      )}
    </td>
  )
}

/** What is seen of a day; the same in words stands beside it. */
function DayFace({ offer: { day, state, fromFen, left, provisional, holiday } }: { offer: DayOffer }) {
  const { words } = useFace()
  const { marks } = words.calendar
  const kind = holiday?.kind ?? (provisional && state === 'open' ? 'provisional' : null)
  return (
    <span class="face" aria-hidden="true">
      <span class="date">
        <span class="month-of">{Number(day.slice(5, 7))}/</span>
        {Number(day.slice(8))}
        <span class="weekday">{words.time.weekdays[weekdayOf(day)]}</span>
        {kind && <span class={`mark ${kind}`}>{marks[kind]}</span>}
      </span>
      <span class="price">{state === 'open' ? fromFen !== null && yuan(fromFen) : marks[state]}</span>
      {state === 'open' && left <= FEW && <span class="left">{words.calendar.left(left)}</span>}
    </span>
  )
}

function tell(
  words: Words,
  { day, state, fromFen, left, provisional, holiday }: DayOffer,
  { isToday, isChosen, does }: { isToday: boolean; isChosen: boolean; does: DayLink['does'] | undefined },
): string {
  const { calendar } = words
  return [
    dayLabel(words, day),
    isToday && calendar.today,
    holiday && calendar[holiday.kind](holiday.name),
    ...(state === 'open'
      ? [calendar.from(yuan(fromFen ?? 0)), calendar.left(left), provisional && calendar.provisional]
      : [words.state[state]]),
    isChosen && calendar.chosen,
    does === 'arrive' && calendar.arrive,
    does === 'leave' && calendar.leave,
  ]
    .filter(Boolean)
    .join(calendar.comma)
}

/** What the marks in these weeks mean, as far as they stand there. */
export function CalendarLegend({ weeks }: { weeks: Weeks }) {
  const { words } = useFace()
  const { calendar } = words
  const offers = weeks.flat().filter((offer) => offer !== null)
  const entries: [string, string, boolean][] = [
    [calendar.marks.holiday, calendar.legendHoliday, offers.some(({ holiday }) => holiday?.kind === 'holiday')],
    [calendar.marks.workday, calendar.legendWorkday, offers.some(({ holiday }) => holiday?.kind === 'workday')],
    [
      calendar.marks.provisional,
      calendar.legendProvisional,
      offers.some(({ provisional, state }) => provisional && state === 'open'),
    ],
    [calendar.marks.sold_out, calendar.legendSoldOut, offers.some(({ state }) => state === 'sold_out')],
    [calendar.marks.closed, calendar.legendClosed, offers.some(({ state }) => state === 'closed')],
  ]
  const shown = entries.filter(([, , isThere]) => isThere)
  if (shown.length === 0) return null
  return (
    <dl class="legend">
      {shown.map(([mark, meaning]) => (
        <div key={mark}>
          <dt>{mark}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
