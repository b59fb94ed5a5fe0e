import { PRIVACY_VERSION } from '../../src/accounts/sign-in.ts'
import { type Call, ORIGIN, type TestDeps, testDeps, worker } from './deps.ts'

/** Someone at a browser of their own, who signs in through the pages; their phone shows the messages it gets. */
export interface Browser {
  call: Call
  deps: TestDeps
  /** Asks for a code; answers the reply. */
  ask(phone: string, form?: Record<string, string>): Promise<Response>
  /** Asks and waits: the address of the page that wants the code, and the code that came. */
  askedFor(phone: string): Promise<{ path: string; code: string }>
  /** Types the code; answers the reply and keeps its cookie. */
  enter(path: string, code: string): Promise<Response>
  signIn(phone: string): Promise<void>
  /** Calls with the cookie it has. */
  get(path: string): Promise<Response>
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  cookie: string
}

export function browser(deps: TestDeps = testDeps(), address = '203.0.113.7'): Browser {
  const sent: Record<string, string>[] = []
  const call = worker({ ...deps, sms: { send: async ({ params }) => void sent.push(params) } })
  const self: Browser = {
    call,
    deps,
    cookie: '',
    ask: (phone, form = {}) =>
      call('/sign-in', {
        method: 'POST',
        form: { phone, consent: PRIVACY_VERSION, ...form },
        headers: { 'cf-connecting-ip': address },
      }),
    async askedFor(phone) {
      const reply = await self.ask(phone)
      return { path: reply.headers.get('location') ?? '', code: sent.at(-1)?.code ?? '' }
    },
    async enter(path, code) {
      const reply = await call(path, { method: 'POST', form: { code }, headers: { cookie: self.cookie } })
      keep(reply)
      return reply
    },
    async signIn(phone) {
      const { path, code } = await self.askedFor(phone)
      await self.enter(path, code)
    },
    async get(path) {
      return call(path, { headers: { cookie: self.cookie } })
    },
    async post(path, form = {}, headers = {}) {
      const reply = await call(path, {
        method: 'POST',
        form,
        headers: { origin: ORIGIN, cookie: self.cookie, ...headers },
      })
      keep(reply)
      return reply
    },
  }
  const keep = (reply: Response) => {
    const session = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-session='))
    if (session) self.cookie = session.split(';')[0] ?? ''
  }
  return self
}
