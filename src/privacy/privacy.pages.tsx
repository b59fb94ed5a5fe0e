import { Hono } from 'hono'
import { DataPage, ErasedPage, ErasePage } from '../../web/pages/data.tsx'
import { PrivacyPage } from '../../web/pages/privacy.tsx'
import { ownPages } from '../accounts/guard.ts'
import type { SignedIn } from '../accounts/sessions.sql.ts'
import { dropToken } from '../accounts/sessions.ts'
import { PRIVACY_VERSION } from '../accounts/sign-in.ts'
import { attachment } from '../attachment.ts'
import type { AppContext, AppEnv } from '../http.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { eraseAccount, everythingAbout, tiesOf } from './privacy.ts'

/** What we do with personal data, for everyone to read. */
export const privacyPages = new Hono<AppEnv>().get('/privacy', (c) =>
  publicPage(c, async () => ({
    head: { title: c.var.face.words.privacy.title, description: '' },
    body: <PrivacyPage version={PRIVACY_VERSION} />,
  })),
)

/** One's own data: to look at, to take along, to erase. */
export const dataPages = ownPages()
  .get('/me/data', 'account.own', (c) =>
    privatePage(c, { title: c.var.face.words.account.data, description: '' }, <DataPage />),
  )
  .get('/me/data.json', 'account.own', async (c, me) => {
    const everything = JSON.stringify(await everythingAbout(c.var.deps, me.accountId), null, 2)
    return c.body(everything, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment('chalu-data.json', `${c.var.face.words.account.data}.json`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  })
  .get('/me/erase', 'account.own', (c, me) => erasePage(c, me))
  .post('/me/erase', 'account.own', async (c, me) => {
    try {
      await eraseAccount(c.var.deps, me.accountId, `account:${me.accountId}`)
    } catch (error) {
      return erasePage(c, me, orProblem(error))
    }
    dropToken(c)
    // What this browser kept of orders goes too.
    c.header('clear-site-data', '"cache", "storage"')
    const reply = await privatePage(c, { title: c.var.face.words.account.erase, description: '' }, <ErasedPage />)
    for (const [name, value] of c.res.headers) if (name !== 'content-type') reply.headers.append(name, value)
    return reply
  }).pages

async function erasePage(c: AppContext, me: SignedIn, problem: Problem | null = null): Promise<Response> {
  const ties = await tiesOf(c.var.deps, me.accountId)
  const head = { title: c.var.face.words.account.erase, description: '' }
  return privatePage(c, head, <ErasePage ties={ties} problem={problem} />, problem?.status ?? 200)
}
