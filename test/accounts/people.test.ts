import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../src/days.ts'
import { openAccount } from '../support/accounts.ts'
import { testDeps } from '../support/deps.ts'
import { browser } from '../support/sign-in.ts'
import { openProduct } from '../support/township.ts'

const HELPER = '13900000002'

async function hostAndHelper() {
  const deps = testDeps()
  const { hostId } = await openProduct(env.DB)
  const host = browser(deps)
  host.cookie = (await openAccount(deps, { name: '周桂兰', owns: [hostId] })).cookie
  const helper = browser(deps)
  await helper.signIn(HELPER)
  return { deps, hostId, host, helper }
}

const invitationIn = async (reply: Response) => /\/me\/invitations\/([^"]+)"/.exec(await reply.text())?.[1] ?? ''
const accountOf = (phone: string, deps = testDeps()) =>
  deps.secrets
    .fingerprint(phone)
    .then((hash) => env.DB.prepare('SELECT id FROM account WHERE phone_hash = ?1').bind(hash).first<string>('id'))

describe('a helper', () => {
  test('acts for a host once she has asked and the helper has said yes', async () => {
    const { hostId, host, helper } = await hostAndHelper()
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(404)
    expect((await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })).status).toBe(303)
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(404)
    const before = helper.cookie
    const id = await invitationIn(await helper.get('/me'))
    expect((await helper.post(`/me/invitations/${id}`, { answer: 'accept' })).status).toBe(303)
    expect(helper.cookie, 'more rights, another token').not.toBe(before)
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(200)
    expect((await helper.get(`/farm/${hostId}/helpers`)).status).toBe(403)
  })

  test('who says no does not', async () => {
    const { hostId, host, helper } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    await helper.post(`/me/invitations/${await invitationIn(await helper.get('/me'))}`, { answer: 'no' })
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(404)
  })

  test('does nothing more once her consent is withdrawn, at once in this isolate and within a minute in others', async () => {
    const { deps, hostId, host, helper } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    await helper.post(`/me/invitations/${await invitationIn(await helper.get('/me'))}`, { answer: 'accept' })
    const elsewhere = browser(testDeps())
    elsewhere.cookie = helper.cookie
    expect((await elsewhere.get(`/farm/${hostId}`)).status).toBe(200)
    const helperId = await accountOf(HELPER, deps)
    expect((await host.post(`/farm/${hostId}/helpers/${helperId}/end`)).status).toBe(303)
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(404)
    elsewhere.deps.pass(MINUTE_MS)
    expect((await elsewhere.get(`/farm/${hostId}`)).status).toBe(404)
  })

  test('is asked once, and an answer comes too late after a week', async () => {
    const { hostId, host, helper } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    const again = await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain(`value="${HELPER}"`)
    const id = await invitationIn(await helper.get('/me'))
    helper.deps.pass(7 * DAY_MS)
    expect((await helper.post(`/me/invitations/${id}`, { answer: 'accept' })).status).toBe(404)
  })

  test('cannot take another’s invitation', async () => {
    const { deps, hostId, host, helper } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    const id = await invitationIn(await helper.get('/me'))
    const thief = browser(deps)
    await thief.signIn('13900000003')
    expect((await thief.post(`/me/invitations/${id}`, { answer: 'accept' })).status).toBe(404)
  })

  test('is invited by the owner of that farm and by nobody else', async () => {
    const { deps, hostId } = await hostAndHelper()
    const other = await openProduct(env.DB)
    const stranger = browser(deps)
    stranger.cookie = (await openAccount(deps, { owns: [other.hostId] })).cookie
    expect((await stranger.post(`/farm/${hostId}/helpers`, { phone: HELPER })).status).toBe(404)
    expect((await stranger.post(`/farm/${other.hostId}/helpers`, { phone: HELPER, hostId })).status).toBe(303)
    expect(await env.DB.prepare('SELECT host_id FROM invitation').first('host_id')).toBe(other.hostId)
  })

  test('stands in the record with her name and the farm’s', async () => {
    const { deps, hostId, host } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER })
    const { actor } = (await env.DB.prepare("SELECT actor FROM event WHERE kind = 'invitation.sent'").first<{
      actor: string
    }>()) ?? { actor: '' }
    expect(actor).toMatch(new RegExp(`^account:[0-9a-f-]{36} for host:${hostId}$`))
    expect(deps.now()).toBeGreaterThan(0)
  })
})

describe('a farm', () => {
  test('goes to whoever an administrator asks and who says yes, and from whom it was', async () => {
    const { deps, hostId, host, helper } = await hostAndHelper()
    const admin = browser(deps)
    admin.cookie = (await openAccount(deps, { staff: ['admin'] })).cookie
    expect((await admin.post(`/desk/farms/${hostId}`, { phone: HELPER })).status).toBe(303)
    // Asked, and not yet theirs.
    expect((await helper.get(`/farm/${hostId}`)).status).toBe(404)
    const asked = await helper.get('/me')
    await helper.post(`/me/invitations/${await invitationIn(asked)}`, { answer: 'accept' })
    expect((await helper.get(`/farm/${hostId}/helpers`)).status).toBe(200)
    host.deps.pass(MINUTE_MS)
    expect((await host.get(`/farm/${hostId}`)).status).toBe(404)
  })

  test('is not taken over on the word of its own owner, whatever a form says', async () => {
    const { hostId, host, helper } = await hostAndHelper()
    await host.post(`/farm/${hostId}/helpers`, { phone: HELPER, kind: 'owner' })
    await helper.post(`/me/invitations/${await invitationIn(await helper.get('/me'))}`, { answer: 'accept' })
    expect((await helper.get(`/farm/${hostId}/helpers`)).status).toBe(403)
    expect((await host.get(`/farm/${hostId}/helpers`)).status).toBe(200)
  })
})

describe('a role', () => {
  const SETUP = 'a-token-of-enough-letters'

  test('of the first administrator comes with the set-up token, once', async () => {
    const deps = testDeps({ SETUP_TOKEN: SETUP })
    const first = browser(deps)
    await first.signIn('13900000001')
    expect((await first.post('/me/setup', { token: 'guess' })).status).toBe(422)
    expect((await first.post('/me/setup', { token: SETUP })).headers.get('location')).toBe('/desk')
    expect((await first.get('/desk/people')).status).toBe(200)
    const second = browser(deps)
    await second.signIn('13900000002')
    expect((await second.get('/me/setup')).status).toBe(404)
    expect((await second.post('/me/setup', { token: SETUP })).status).not.toBe(303)
    expect((await second.get('/desk')).status).toBe(403)
  })

  test('is taken by nobody through a field of a form', async () => {
    const me = browser()
    await me.signIn('13900000001')
    await me.post('/me/name', { name: '甲', role: 'admin', staff: 'admin', account_id: 'x' })
    expect((await me.get('/desk')).status).toBe(403)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM staff_role').first('n')).toBe(0)
  })

  test('that was ended signs its bearer out everywhere', async () => {
    const deps = testDeps()
    const admin = browser(deps)
    admin.cookie = (await openAccount(deps, { staff: ['admin'] })).cookie
    const editor = await openAccount(deps, { staff: ['editor'] })
    const theirs = browser(deps)
    theirs.cookie = editor.cookie
    expect((await theirs.get('/desk')).status).toBe(200)
    expect((await admin.post(`/desk/people/${editor.accountId}/editor/end`)).status).toBe(303)
    expect((await theirs.get('/desk')).status).toBe(303)
  })

  test('of the last administrator stays', async () => {
    const deps = testDeps()
    const admin = await openAccount(deps, { staff: ['admin'] })
    const me = browser(deps)
    me.cookie = admin.cookie
    const reply = await me.post(`/desk/people/${admin.accountId}/admin/end`)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('最后一位管理员')
    expect((await me.get('/desk/people')).status).toBe(200)
  })

  test('is offered by an administrator and begins with a yes', async () => {
    const deps = testDeps()
    const admin = browser(deps)
    admin.cookie = (await openAccount(deps, { staff: ['admin'] })).cookie
    await admin.post('/desk/people', { phone: '13900000009', role: 'warden' })
    const warden = browser(deps)
    await warden.signIn('13900000009')
    expect((await warden.get('/desk')).status).toBe(403)
    await warden.post(`/me/invitations/${await invitationIn(await warden.get('/me'))}`, { answer: 'accept' })
    expect((await warden.get('/desk')).status).toBe(200)
  })
})
