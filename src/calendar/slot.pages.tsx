import { FarmSlotPage } from '../../web/pages/farm-slot.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { guestsBooked } from '../bookings/bookings.booked.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { changeNumber, knownTo, settingsOfSlot, settingsOr } from './calendar.forms.ts'
import { changeSlots, justChanged, type Refused, seeSlot, undoChange } from './calendar.ts'
import { closingPage } from './closing.pages.tsx'

/** One day of one listing: who comes, and everything that can be set of it. */
export const slotPages = farmPages()
  .get('/farm/:hostId/calendar/:slotId', 'calendar.see', (c, keeper) => slotPage(c, keeper))
  .post('/farm/:hostId/calendar/:slotId', 'calendar.change', async (c, keeper) => {
    const { deps, face } = c.var
    const fields = await readForm(c)
    const slotId = c.req.param('slotId') ?? ''
    const found = await seeSlot(deps, keeper, slotId)
    const { seen, told } = knownTo(fields)
    const wish = fields.undo ? {} : settingsOr(() => settingsOfSlot(fields, found))
    if (wish instanceof Problem) return slotPage(c, keeper, { typed: fields, problem: wish })
    const outcome = fields.undo
      ? await undoChange(deps, keeper, changeNumber(fields.undo), told)
      : await changeSlots(deps, keeper, { slotIds: [slotId], wish, seen, told })
    const address = `/farm/${keeper.hostId}/calendar/${slotId}`
    if (outcome.kind === 'asks')
      return closingPage(c, { keeper, asks: outcome, fields, action: address, back: address })
    if (outcome.kind !== 'done' && outcome.kind !== 'undone_before')
      return slotPage(c, keeper, { typed: fields, refused: outcome })
    return c.redirect(face.to(address), 303)
  }).pages

/** What comes back with the page when a form was not taken. */
interface Answer {
  typed?: Record<string, string>
  problem?: Problem
  refused?: Refused
}

async function slotPage(
  c: AppContext,
  keeper: Keeper,
  { typed = {}, problem, refused }: Answer = {},
): Promise<Response> {
  const { deps, face } = c.var
  const slotId = c.req.param('slotId') ?? ''
  const [{ slot, listing, newest, past }, guests] = await Promise.all([
    seeSlot(deps, keeper, slotId),
    guestsBooked(deps, keeper, [slotId]),
  ])
  const now = deps.now()
  const just = problem || refused ? null : justChanged(past, keeper, now)
  const page = (
    <FarmSlotPage
      keeper={keeper}
      listing={listing}
      slot={slot}
      guests={guests}
      newest={newest}
      just={just?.changes.every((change) => change.slotId === slotId) ? just : null}
      now={now}
      typed={typed}
      problem={problem ?? null}
      refused={refused ?? null}
    />
  )
  const head = { title: face.said(listing.name, listing.nameEn), description: '' }
  return privatePage(c, head, page, problem?.status ?? (refused ? 409 : 200))
}
