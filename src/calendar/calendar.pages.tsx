import { dayAnchor, FarmCalendarPage } from '../../web/pages/farm-calendar.tsx'
import { withQuery } from '../../web/paths.ts'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { addDays, type Day, dayOf, isDay } from '../days.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { holidaysBetween } from '../township/township.ts'
import { changeNumber, knownTo } from './calendar.forms.ts'
import {
  changeSlots,
  hostCalendar,
  justChanged,
  type Outcome,
  type Refused,
  seeChange,
  seeSlot,
  type UndoOutcome,
  undoChange,
} from './calendar.ts'
import { closingPage } from './closing.pages.tsx'
import { isHers, mondayOf, standingOf, stockRows, weeksFrom } from './weeks.rules.ts'

const WEEKS_SHOWN = 5

/** All of a host's days at a glance, each opened and closed by one button. */
export const calendarPages = farmPages()
  .get('/farm/:hostId/calendar', 'calendar.see', (c, keeper) => calendarPage(c, keeper, c.req.query('from')))
  .post('/farm/:hostId/calendar', 'calendar.change', async (c, keeper) => {
    const fields = await readForm(c)
    const action = `/farm/${keeper.hostId}/calendar`
    const address = withQuery(action, { from: fields.from })
    const { outcome, day } = await carryOut(c, keeper, fields)
    if (outcome.kind === 'asks') return closingPage(c, { keeper, asks: outcome, fields, action, back: address })
    if (outcome.kind !== 'done' && outcome.kind !== 'undone_before')
      return calendarPage(c, keeper, fields.from, outcome)
    return c.redirect(c.var.face.to(day ? `${address}#${dayAnchor(day)}` : address), 303)
  }).pages

/** Does what the button says that was pressed; answers what became of it, and the day that it is about. */
async function carryOut(
  c: AppContext,
  keeper: Keeper,
  fields: Record<string, string>,
): Promise<{ outcome: Outcome | UndoOutcome; day: Day | null }> {
  const { deps } = c.var
  const { seen, told } = knownTo(fields)
  if (fields.undo) {
    const change = await seeChange(deps, keeper, changeNumber(fields.undo))
    return { outcome: await undoChange(deps, keeper, change.id, told), day: change.changes[0]?.day ?? null }
  }
  const state = fields.close || fields.closeDay ? ('closed' as const) : ('open' as const)
  const slotId = fields.close ?? fields.open
  if (slotId) {
    const { slot } = await seeSlot(deps, keeper, slotId)
    return {
      outcome: await changeSlots(deps, keeper, { slotIds: [slotId], wish: { state }, seen, told }),
      day: slot.day,
    }
  }
  const day = fields.closeDay ?? fields.openDay ?? ''
  const slotIds = await slotsOfDay(c, keeper, day)
  return { outcome: await changeSlots(deps, keeper, { slotIds, wish: { state }, seen, told }), day }
}

/** All that she can open and close on a day. */
async function slotsOfDay(c: AppContext, keeper: Keeper, day: string): Promise<string[]> {
  if (!isDay(day)) throw new Problem('not_found')
  const { deps } = c.var
  const { listings } = await hostCalendar(deps, keeper, { from: day, to: day })
  return listings
    .flatMap(({ slots }) => slots)
    .filter((slot) => slot.day === day && isHers({ standing: standingOf(slot, deps.now()) }))
    .map(({ id }) => id)
}

async function calendarPage(
  c: AppContext,
  keeper: Keeper,
  wishedFrom: string | undefined,
  refused: Refused | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const now = deps.now()
  const monday = mondayOf(wishedFrom && isDay(wishedFrom) ? wishedFrom : dayOf(now))
  const range = { from: monday, to: addDays(monday, WEEKS_SHOWN * 7 - 1) }
  const [calendar, holidays] = await Promise.all([
    hostCalendar(deps, keeper, range),
    holidaysBetween(deps, range.from, range.to),
  ])
  const page = (
    <FarmCalendarPage
      keeper={keeper}
      calendar={calendar}
      weeks={weeksFrom(calendar.listings, monday, WEEKS_SHOWN, now)}
      stock={stockRows(calendar.listings, now)}
      holidays={holidays}
      just={refused ? null : justChanged(calendar.past, keeper, now)}
      refused={refused}
    />
  )
  return privatePage(c, { title: face.words.farmCalendar.title, description: '' }, page, refused ? 409 : 200)
}
