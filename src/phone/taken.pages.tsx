import { CancelTakenPage, TakenPage } from '../../web/pages/taken.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { cancelTaken, previewTaken, seeTaken } from './phone.ts'

/** An order that was taken on the telephone: its code to read out, and the way to cancel it for the caller. */
export const takenPages = farmPages()
  .get('/farm/:hostId/phone/:orderId', 'booking.take', (c, keeper) => takenPage(c, keeper))
  .get('/farm/:hostId/phone/:orderId/cancel', 'booking.take', (c, keeper) => cancelPage(c, keeper))
  .post('/farm/:hostId/phone/:orderId/cancel', 'booking.take', async (c, keeper) => {
    const { fee = '', waive } = await readForm(c)
    const orderId = orderIdOf(c)
    try {
      const toldFeeFen = /^\d{1,12}$/.test(fee) ? Number(fee) : -1
      await cancelTaken(c.var.deps, keeper, orderId, { toldFeeFen, waives: waive === '1' })
      return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/phone/${orderId}`), 303)
    } catch (error) {
      const problem = orProblem(error)
      if (problem.status === 404) throw problem
      return cancelPage(c, keeper, problem)
    }
  }).pages

function orderIdOf(c: AppContext): string {
  return c.req.param('orderId') ?? ''
}

async function takenPage(c: AppContext, keeper: Keeper, problem: Problem | null = null): Promise<Response> {
  const { order, phone } = await seeTaken(c.var.deps, keeper, orderIdOf(c))
  const page = <TakenPage keeper={keeper} order={order} phone={phone} problem={problem} />
  return privatePage(c, { title: c.var.face.words.phone.booked, description: '' }, page, problem?.status ?? 200)
}

async function cancelPage(c: AppContext, keeper: Keeper, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const orderId = orderIdOf(c)
  const [{ order }, costs] = await Promise.all([
    seeTaken(deps, keeper, orderId),
    previewTaken(deps, keeper, orderId).catch(orProblem),
  ])
  if (costs instanceof Problem) return takenPage(c, keeper, order.status === 'cancelled' ? null : costs)
  const page = <CancelTakenPage keeper={keeper} order={order} feeFen={costs.feeFen} problem={problem} />
  return privatePage(c, { title: face.words.phone.cancel, description: '' }, page, problem?.status ?? 200)
}
