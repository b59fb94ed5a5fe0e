import { DeclinePage } from '../../web/pages/decline.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { askedAt } from '../arrivals/arrivals.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { readReason } from './answers.rules.ts'
import { answerGuest } from './answers.ts'

const PATH = '/farm/:hostId/answers/:orderId/:position'

/** A host's yes or no. */
export const answersPages = farmPages()
  .get(PATH, 'arrivals.answer', (c, keeper) => declinePage(c, keeper))
  .post(PATH, 'arrivals.answer', async (c, keeper) => {
    const { answer, reason } = await readForm(c)
    if (answer !== 'accept' && answer !== 'decline') throw new Problem('invalid_request')
    const said =
      answer === 'accept' ? { accept: true as const } : { accept: false as const, reason: readReason(reason) }
    try {
      await answerGuest(c.var.deps, keeper, questionAt(c), said)
    } catch (error) {
      const problem = orProblem(error)
      if (problem.status === 404) throw problem
      return declinePage(c, keeper, problem)
    }
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}`), 303)
  }).pages

/** Throws `not_found` for an address that names no line. */
function questionAt(c: AppContext): { orderId: string; position: number } {
  const position = c.req.param('position') ?? ''
  if (!/^\d{1,2}$/.test(position)) throw new Problem('not_found')
  return { orderId: c.req.param('orderId') ?? '', position: Number(position) }
}

async function declinePage(c: AppContext, keeper: Keeper, problem: Problem | null = null): Promise<Response> {
  const { orderId, position } = questionAt(c)
  const arrival = await askedAt(c.var.deps, keeper, orderId, position)
  const page = <DeclinePage keeper={keeper} arrival={arrival} position={position} problem={problem} />
  const head = { title: c.var.face.words.arrivals.declineTitle, description: '' }
  return privatePage(c, head, page, problem?.status ?? 200)
}
