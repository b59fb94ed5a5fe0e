import { FarmDaysPage } from '../../web/pages/farm-days.tsx'
import { withQuery } from '../../web/paths.ts'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { addDays, dayOf, isDay, timeOf } from '../days.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { invalid, Problem } from '../problem.ts'
import { daysOfForm, knownTo, settingsOfDays } from './calendar.forms.ts'
import type { HostListing } from './calendar.sql.ts'
import { changeSlots, hostCalendar, type Outcome, type Refused, slotsChosen } from './calendar.ts'
import { closingPage } from './closing.pages.tsx'

/** So many days a form begins with. */
const FIRST_DAYS = 7

/** Many days at once, of one listing or of all. */
export const daysPages = farmPages()
  .get('/farm/:hostId/days', 'calendar.see', (c, keeper) => daysPage(c, keeper, withEveryWeekday(c.req.query())))
  .post('/farm/:hostId/days', 'calendar.change', async (c, keeper) => {
    const fields = await readForm(c)
    const address = `/farm/${keeper.hostId}`
    try {
      const outcome = await changeDays(c, keeper, fields)
      if (outcome.kind === 'asks') {
        const back = withQuery(`${address}/days`, { listing: fields.listing, from: fields.from, to: fields.to })
        return closingPage(c, { keeper, asks: outcome, fields, action: `${address}/days`, back })
      }
      if (outcome.kind !== 'done') return daysPage(c, keeper, fields, { refused: outcome })
      return c.redirect(c.var.face.to(withQuery(`${address}/calendar`, { from: fields.from })), 303)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid_request') throw error
      return daysPage(c, keeper, fields, { problem: error })
    }
  }).pages

async function changeDays(c: AppContext, keeper: Keeper, fields: Record<string, string>): Promise<Outcome> {
  const { deps } = c.var
  const choice = daysOfForm(fields, deps.now())
  const { listings } = await hostCalendar(deps, keeper, choice)
  const chosen = fields.listing ? listings.filter(({ id }) => id === fields.listing) : listings
  const wish = settingsOfDays(fields, fields.listing ? chosen.flatMap(({ units }) => units) : [])
  const slots = slotsChosen(chosen, choice)
  if (slots.length === 0) throw invalid('from', 'no_such_days', 'Nothing is sold on these days.')
  return changeSlots(deps, keeper, { slotIds: slots.map(({ id }) => id), wish, ...knownTo(fields) })
}

/** A form that is opened has every weekday ticked. */
function withEveryWeekday(query: Record<string, string>): Record<string, string> {
  return { ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((weekday) => [`w${weekday}`, '1'])), ...query }
}

async function daysPage(
  c: AppContext,
  keeper: Keeper,
  fields: Record<string, string>,
  { problem = null, refused = null }: { problem?: Problem | null; refused?: Refused | null } = {},
): Promise<Response> {
  const { deps, face } = c.var
  const today = dayOf(deps.now())
  const { listings, newest } = await hostCalendar(deps, keeper, { from: today, to: addDays(today, FIRST_DAYS - 1) })
  const dated = listings.filter(({ kind, isPublished, slots }) => kind !== 'goods' && (isPublished || slots.length > 0))
  const [only] = dated
  const listing = dated.length === 1 && only ? only : (dated.find(({ id }) => id === fields.listing) ?? null)
  const from = fields.from && isDay(fields.from) ? fields.from : today
  const page = (
    <FarmDaysPage
      keeper={keeper}
      listings={dated}
      listing={listing}
      times={listing ? timesOf(listing) : []}
      newest={newest}
      fields={{ ...fields, from, to: fields.to ?? (problem ? '' : addDays(from, FIRST_DAYS - 1)) }}
      problem={problem}
      refused={refused}
    />
  )
  const status = problem?.status ?? (refused ? 409 : 200)
  return privatePage(c, { title: face.words.farmCalendar.daysTitle, description: '' }, page, status)
}

/** The local times at which it begins on the next days. */
function timesOf({ kind, slots }: HostListing): string[] {
  if (kind === 'stay') return []
  return [...new Set(slots.flatMap(({ startsAt }) => (startsAt === null ? [] : [timeOf(startsAt)])))].sort()
}
