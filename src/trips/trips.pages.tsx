import { Hono } from 'hono'
import { ComposePage } from '../../web/pages/compose.tsx'
import { type TripForm, TripPage } from '../../web/pages/trip.tsx'
import { signedIn } from '../accounts/sessions.ts'
import { readPlan, writePlan } from '../bookings/bookings.plan.ts'
import { CONSENT_VERSION, TripRequest } from '../bookings/bookings.schemas.ts'
import { holdTrip, seeOrder } from '../bookings/bookings.ts'
import { keepToken, newestAccess } from '../bookings/bookings.wallet.ts'
import { type AppContext, type AppEnv, admitOrder, parseForm, readForm } from '../http.ts'
import { listLines } from '../lines/lines.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { englishNames } from '../products/products.ts'
import { townshipSettings } from '../township/township.ts'
import type { Party } from './party.rules.ts'
import { PEOPLE, readWish } from './trips.address.ts'
import { seePlan } from './trips.plan.ts'
import { composeOn } from './trips.ts'

export const tripsPages = new Hono<AppEnv>()
  .get('/compose', async (c) => {
    const { fault, ...wish } = readWish((name) => c.req.query(name))
    const load = async () => {
      const { deps, face } = c.var
      const [lines, township] = await Promise.all([listLines(deps), townshipSettings(deps)])
      const { slug } = wish
      const composed = slug === null || fault ? null : await composeOn(deps, { ...wish, slug })
      const typed = Object.fromEntries(
        PEOPLE.flatMap((who) => (c.req.query(who) ? [[who, c.req.query(who) ?? '']] : [])),
      )
      const head = { title: face.words.compose.title, description: face.words.compose.lead }
      const body = (
        <ComposePage
          lines={lines}
          wish={wish}
          fault={fault}
          typed={fault ? typed : {}}
          composed={composed}
          phone={township.phone}
        />
      )
      return { head, body }
    }
    if (!fault) return publicPage(c, load)
    const { head, body } = await load()
    return privatePage(c, head, body, 422)
  })
  .get('/trip', (c) =>
    tripPage(c, c.req.query(), { name: '', phone: '', note: '', consent: false, key: c.var.deps.newId() }),
  )
  // A part was changed on a page that had come back filled in: what was typed comes along, and the plan is the address's.
  .post('/trip', async (c) => {
    const fields = await readForm(c)
    const form = formOf(fields)
    return tripPage(c, { ...fields, ...c.req.query() }, { ...form, key: form.key || c.var.deps.newId() }, null, true)
  })
  .post('/orders', async (c) => {
    await admitOrder(c)
    const fields = await readForm(c)
    const form = formOf(fields)
    try {
      const trip = parseForm(TripRequest, tripOf(form, fields))
      if (!form.consent)
        throw new Problem('invalid_request', { errors: [{ path: 'consent', code: 'consent_missing', message: '' }] })
      const me = await signedIn(c)
      const { order } = await holdTrip(c.var.deps, trip, keyOf(form.key), 'web', { accountId: me?.accountId })
      await keepToken(c, order.accessToken)
      return c.redirect(c.var.face.to(`/orders/${order.id}`), 303)
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      // The first order stands under the old key; what is sent next would be another one.
      const key =
        error.code === 'idempotency_key_reused' || error.code === 'idempotency_key_missing'
          ? c.var.deps.newId()
          : form.key
      return tripPage(c, fields, { ...form, key }, error, true)
    }
  })

function formOf(fields: Record<string, string>): TripForm {
  return {
    name: fields.name ?? '',
    phone: fields.phone ?? '',
    note: fields.note ?? '',
    consent: fields.consent === CONSENT_VERSION,
    key: fields.key ?? '',
  }
}

function tripOf(form: TripForm, fields: Record<string, string>) {
  const { expectedTotalFen = '' } = fields
  const party = partySaid(fields)
  return {
    lines: readPlan(fields.plan ?? '') ?? [],
    contact: { name: form.name, phone: form.phone },
    ...(form.note.trim() === '' ? {} : { note: form.note }),
    ...(form.consent ? { consent: { version: CONSENT_VERSION } } : {}),
    ...(party ? { party: { adults: party.adults, children: party.children, over60s: party.seniors } } : {}),
    ...(/^\d{1,12}$/.test(expectedTotalFen) ? { expectedTotalFen: Number(expectedTotalFen) } : {}),
  }
}

/** The party an address or a form names; null when it names none, or one that cannot be. */
function partySaid(fields: Record<string, string>): Party | null {
  const { party, fault } = readWish((name) => fields[name])
  return fault === null && PEOPLE.some((who) => fields[who]) ? party : null
}

function keyOf(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Problem('idempotency_key_missing')
  return text
}

/**
 * The trip as it would be ordered, part by part, with the form as it was left and what must change. `fields` are those of
 * the address or of the form: the plan, who comes, and which part is being changed.
 */
async function tripPage(
  c: AppContext,
  fields: Record<string, string>,
  form: TripForm,
  problem: Problem | null = null,
  isFilled = false,
): Promise<Response> {
  const { deps, face } = c.var
  const changing = /^\d{1,3}$/.test(fields.change ?? '') ? Number(fields.change) : null
  const { slug, day } = readWish((name) => fields[name])
  const party = partySaid(fields)
  const [seen, openHold, english] = await Promise.all([
    seePlan(deps, readPlan(fields.plan ?? '') ?? [], party, changing),
    newestHold(c),
    englishNames(deps),
  ])
  const kept = {
    ...(slug === null ? {} : { line: slug }),
    ...(day === null ? {} : { day }),
    ...(party ? Object.fromEntries(PEOPLE.map((who) => [who, String(party[who])])) : {}),
    ...(slug !== null && /^\d$/.test(fields.nights ?? '') ? { nights: fields.nights ?? '' } : {}),
  }
  // What was taken out is told part by part; that the order was refused for it need not be said again.
  const refusal = problem?.code === seen.removed?.code ? null : problem
  const page = (
    <TripPage
      seen={seen}
      plan={writePlan(seen.lines)}
      kept={kept}
      changing={changing}
      english={english}
      openHold={openHold}
      form={form}
      isFilled={isFilled}
      problem={refusal}
      consentVersion={CONSENT_VERSION}
    />
  )
  return privatePage(
    c,
    { title: face.words.trip.title, description: '' },
    page,
    (seen.removed ?? problem)?.status ?? 200,
  )
}

/** The order this browser opened last, while it waits to be confirmed: its places are the guest's own. */
async function newestHold(c: AppContext): Promise<{ id: string; code: string } | null> {
  const access = await newestAccess(c)
  const order = access && (await seeOrder(c.var.deps, access).catch(orProblem))
  if (!order || order instanceof Problem) return null
  return order.status === 'held' && Date.parse(order.expiresAt) > c.var.deps.now() ? order : null
}
