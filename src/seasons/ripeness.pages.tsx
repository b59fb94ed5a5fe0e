import * as z from 'zod'
import { RipenessPage } from '../../web/pages/ripeness.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { LONGEST_NOTE, RipenessState, SeasonDay } from './seasons.schemas.ts'
import { estimateSeason, orchardsOf, reportRipeness, withdrawRipeness } from './seasons.ts'

const Report = z.object({
  state: RipenessState,
  note: z
    .string()
    .trim()
    .max(LONGEST_NOTE, 'ripeness_note_too_long')
    .refine((text) => !/\p{Cc}/u.test(text), 'control_characters')
    .default(''),
})
const Estimate = z.object({ opensOn: SeasonDay, endsOn: SeasonDay, season: z.string().max(64).default('') })

/** A host says how her fruit stands, and when its season is. */
export const ripenessPages = farmPages()
  .get('/farm/:hostId/ripeness', 'ripeness.report', (c, keeper) => ripenessPage(c, keeper))
  .post('/farm/:hostId/ripeness/:productId', 'ripeness.report', (c, keeper) =>
    back(c, keeper, (fields, productId) => reportRipeness(c.var.deps, keeper, productId, parseForm(Report, fields))),
  )
  .post('/farm/:hostId/ripeness/:productId/undo', 'ripeness.report', (c, keeper) =>
    back(c, keeper, ({ report = '' }) => withdrawRipeness(c.var.deps, keeper, report)),
  )
  .post('/farm/:hostId/ripeness/:productId/season', 'ripeness.report', (c, keeper) =>
    back(c, keeper, (fields, productId) => {
      const { season, ...days } = parseForm(Estimate, fields)
      return estimateSeason(c.var.deps, keeper, productId, { seasonId: season || null, ...days })
    }),
  ).pages

type Act = (fields: Record<string, string>, productId: string) => Promise<void>

async function back(c: AppContext, keeper: Keeper, act: Act): Promise<Response> {
  const typed = await readForm(c)
  const productId = c.req.param('productId') ?? ''
  try {
    await act(typed, productId)
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/ripeness#${encodeURIComponent(productId)}`), 303)
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return ripenessPage(c, keeper, { productId, problem, typed })
  }
}

async function ripenessPage(
  c: AppContext,
  keeper: Keeper,
  refused: { productId: string; problem: Problem; typed: Record<string, string> } | null = null,
): Promise<Response> {
  const orchards = await orchardsOf(c.var.deps, keeper)
  const page = <RipenessPage keeper={keeper} orchards={orchards} refused={refused} />
  const head = { title: c.var.face.words.farm.ripeness, description: '' }
  return privatePage(c, head, page, refused?.problem.status ?? 200)
}
