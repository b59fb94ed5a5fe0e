import { PRIVACY_VERSION } from '../../src/accounts/sign-in.ts'
import { trips } from './booking.ts'
import { report } from './report.ts'
import { type Server, startAgain, startFresh } from './server.ts'

/** It asks the database once for what it shows; everything beyond that is asked to know who is there. */
const OWN_DATA = '/me/data.json'
const VISITS = 20

/** What it costs the database to know who is there: on the first request that an isolate sees of someone, and afterwards. */
export async function measureSession(): Promise<void> {
  const first = await startFresh('session', { COUNT_TRIPS: 'yes' })
  const cookie = await signIn(first)
  await first.stop()
  // An isolate that has never seen this browser.
  const server = await startAgain('session', { COUNT_TRIPS: 'yes' })
  await trips(server)
  await visit(server, cookie)
  report({ figure: 'session_d1_trips', value: (await trips(server)) - 1, unit: 'trips' })
  for (let visits = 0; visits < VISITS; visits++) await visit(server, cookie)
  report({ figure: 'session_d1_trips_again', value: (await trips(server)) - VISITS, unit: 'trips' })
  await server.stop()
}

async function visit({ port }: Server, cookie: string): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}${OWN_DATA}`, { headers: { cookie }, redirect: 'manual' })
  if (reply.status !== 200) throw new Error(`${OWN_DATA} answered ${reply.status}.`)
  await reply.text()
}

/** Signs in as anyone may in the demo, which shows the code it would send; answers the session's cookie. */
async function signIn({ port }: Server): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const post = (path: string, form: Record<string, string>) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin },
      redirect: 'manual',
    })
  const asked = await post('/sign-in', { phone: '13900000130', consent: PRIVACY_VERSION })
  const code = /demo-code=[^.]+\.(\d{6})/.exec(asked.headers.getSetCookie().join())?.[1] ?? ''
  const entered = await post(asked.headers.get('location') ?? '', { code })
  const session = entered.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-session='))
  if (!session) throw new Error('Signing in set no cookie.')
  return session.split(';')[0] ?? ''
}
