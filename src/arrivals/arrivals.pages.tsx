import type { Context } from 'hono'
import { NowList, NowTop } from '../../web/components/arrivals-now.tsx'
import { ArrivalPage } from '../../web/pages/arrival.tsx'
import { ArrivalsPage } from '../../web/pages/arrivals.tsx'
import { KeptArrivalsPage } from '../../web/pages/kept-arrivals.tsx'
import { RedeemPage } from '../../web/pages/redeem.tsx'
import { WeekPage } from '../../web/pages/week.tsx'
import { withQuery } from '../../web/paths.ts'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { signedIn } from '../accounts/sessions.ts'
import { deviceName } from '../accounts/sign-in.rules.ts'
import { addDays, dayOf, isDay, timeOf } from '../days.ts'
import { type AppContext, parseForm, readForm, readJson } from '../http.ts'
import { privateFragment, privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { actOfForm, type Proof } from '../redemptions/redemptions.rules.ts'
import { Act, Acts } from '../redemptions/redemptions.schemas.ts'
import { codesForDevice, findByCode, type Hand, redeem, undo } from '../redemptions/redemptions.ts'
import { arrivalOf, homeOf, stateOfHome, tagOf, weekOf } from './arrivals.ts'

/** A host's day: who comes, who is here, and the week on paper. */
export const arrivalsPages = farmPages()
  .get('/farm/:hostId', 'arrivals.see', async (c, keeper) => {
    const home = await homeOf(c.var.deps, keeper)
    const page = <ArrivalsPage keeper={keeper} home={home} tag={tagOf(home.today.day, home.changes)} />
    return withCamera(await privatePage(c, headOf(c, keeper.hostName), page))
  })
  .get('/farm/:hostId/now', 'arrivals.see', async (c, keeper) => nowFragment(c, keeper))
  .get('/farm/:hostId/kept', 'arrivals.redeem', async (c, keeper) => keptPage(c, keeper))
  .get('/farm/:hostId/codes', 'arrivals.redeem', async (c, keeper) => {
    const me = await signedIn(c)
    if (!me) throw new Problem('sign_in_needed')
    const today = dayOf(c.var.deps.now())
    const codes = await codesForDevice(c.var.deps, keeper, me.sessionId, [today, addDays(today, 1)])
    return c.json(codes, 200, { 'cache-control': 'no-store' })
  })
  .get('/farm/:hostId/redeem', 'arrivals.redeem', async (c, keeper) => redeemPage(c, keeper))
  .get('/farm/:hostId/arrivals/:orderId', 'arrivals.redeem', (c, keeper) => arrivalPage(c, keeper))
  .post('/farm/:hostId/arrivals/:orderId', 'arrivals.redeem', async (c, keeper) => {
    const { deps, face } = c.var
    const orderId = c.req.param('orderId') ?? ''
    try {
      const act = parseForm(Act, actOfForm(await readForm(c), { orderId, claimedAt: deps.now() }))
      await redeem(deps, keeper, [act], handOf(c, 'web'))
    } catch (error) {
      const problem = orProblem(error)
      if (problem.code !== 'invalid_request') throw problem
      return arrivalPage(c, keeper, problem)
    }
    return c.redirect(face.to(`/farm/${keeper.hostId}/arrivals/${orderId}`), 303)
  })
  // What a phone noted without a signal; a repeat of it is answered as it stands.
  .post('/farm/:hostId/redemptions', 'arrivals.redeem', async (c, keeper) => {
    const { acts } = parseForm(Acts, await readJson(c))
    return c.json({ redemptions: await redeem(c.var.deps, keeper, acts, handOf(c, 'offline')) })
  })
  .post('/farm/:hostId/redemptions/:id/undo', 'arrivals.redeem', async (c, keeper) => {
    const id = Number(c.req.param('id'))
    if (!Number.isSafeInteger(id)) throw new Problem('not_found')
    const orderId = await undo(c.var.deps, keeper, id, handOf(c, 'web'))
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/arrivals/${orderId}`), 303)
  })
  .get('/farm/:hostId/week', 'arrivals.see', async (c, keeper) => {
    const { deps, face } = c.var
    const asked = c.req.query('from') ?? ''
    const day = isDay(asked) ? asked : dayOf(deps.now())
    const page = <WeekPage keeper={keeper} days={await weekOf(deps, keeper, day)} now={deps.now()} />
    return privatePage(c, { title: face.words.farm.week, description: '', farm: true }, page)
  }).pages

function headOf(c: AppContext, hostName: string) {
  return { title: c.var.face.words.farm.console(hostName), description: '', farm: true }
}

function handOf(c: Context, door: Hand['door']): Hand {
  return { device: deviceName(c.req.header('user-agent') ?? ''), door }
}

/** What changes on the home page, or that nothing has: then it costs one small row. */
async function nowFragment(c: AppContext, keeper: Keeper): Promise<Response> {
  const { deps } = c.var
  const headers = { 'cache-control': 'no-store', 'x-as-of': timeOf(deps.now()) }
  const known = c.req.header('if-none-match')
  const state = known && (await stateOfHome(deps, keeper))
  // `*` asks for nothing but whether one may.
  if (state && (known === state || known === '*'))
    return new Response(null, { status: 304, headers: { ...headers, etag: state } })
  const home = await homeOf(deps, keeper)
  const body = privateFragment(
    c,
    <>
      <NowTop hostId={keeper.hostId} home={home} />
      <NowList hostId={keeper.hostId} home={home} />
    </>,
  )
  return c.html(body, 200, { ...headers, etag: tagOf(home.today.day, home.changes) })
}

/** The page that a phone keeps for where there is no signal: today and tomorrow, without phone numbers, ready to note. */
async function keptPage(c: AppContext, keeper: Keeper): Promise<Response> {
  const { deps, face } = c.var
  const { today, tomorrow, goods, asOf } = await homeOf(deps, keeper)
  const page = <KeptArrivalsPage keeper={keeper} days={[today, tomorrow]} goods={goods} now={asOf} newId={deps.newId} />
  // The switches of the frame lead back to where it is shown.
  const at = { ...face, here: `/farm/${keeper.hostId}` }
  c.set('face', at)
  return privatePage(c, headOf(c, keeper.hostName), page)
}

async function redeemPage(c: AppContext, keeper: Keeper): Promise<Response> {
  const { deps, face } = c.var
  const code = c.req.query('code')
  const meaning = code === undefined ? null : await findByCode(deps, keeper, code).catch(orProblem)
  if (meaning && 'kind' in meaning && meaning.kind === 'found') {
    const by: Proof = c.req.query('by') === 'scan' ? 'scan' : 'code'
    return c.redirect(face.to(withQuery(`/farm/${keeper.hostId}/arrivals/${meaning.orderId}`, { by })), 303)
  }
  const problem = meaning instanceof Problem ? meaning : null
  const page = (
    <RedeemPage
      keeper={keeper}
      code={code ?? ''}
      meaning={meaning instanceof Problem ? null : meaning}
      problem={problem}
    />
  )
  const reply = await privatePage(
    c,
    { title: face.words.arrivals.codeTitle, description: '', farm: true },
    page,
    problem?.status ?? 200,
  )
  return withCamera(reply)
}

/** A code may be scanned here. */
function withCamera(reply: Response): Response {
  reply.headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=()')
  return reply
}

async function arrivalPage(c: AppContext, keeper: Keeper, problem: Problem | null = null): Promise<Response> {
  const { deps } = c.var
  const by = c.req.query('by')
  const found = await arrivalOf(deps, keeper, c.req.param('orderId') ?? '')
  const page = (
    <ArrivalPage
      {...found}
      keeper={keeper}
      actId={deps.newId()}
      proof={by === 'scan' || by === 'code' ? by : 'name'}
      now={deps.now()}
      problem={problem}
    />
  )
  return privatePage(c, headOf(c, keeper.hostName), page, problem?.status ?? 200)
}
