import { describe, expect, test } from 'vitest'
import { type Call, testDeps, worker } from './support/deps.ts'

const call: Call = worker(testDeps())

describe('the language of a page', () => {
  test('follows its address and is told to browsers', async () => {
    const [zh, en] = await Promise.all([call('/lines'), call('/en/lines')])
    expect([zh.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['zh-CN', 'en'])
    expect(await zh.text()).toContain('<html lang="zh-CN">')
    expect(await en.text()).toContain('<html lang="en">')
  })

  test('is changed by a link to the same page, question and all', async () => {
    expect(await (await call('/lines?plan=x')).text()).toContain('href="/en/lines?plan=x"')
    expect(await (await call('/en/lines?plan=x')).text()).toContain('href="/lines?plan=x"')
  })

  test.each(['/en//elsewhere.example/x', '//elsewhere.example/x'])('never leads to another site: %s', async (path) => {
    const html = await (await call(path)).text()
    expect(html).not.toMatch(/(href|action|value)="\/\//)
  })

  test('is one for the API', async () => {
    expect((await call('/en/api/lines')).status).toBe(404)
  })
})

describe('the size of type', () => {
  const choose = (size: string, here: string) => call('/size', { method: 'POST', form: { size, here } })

  test('is kept by a cookie and drawn on the next page', async () => {
    const reply = await choose('large', '/lines?plan=x')
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/lines?plan=x'])
    const [cookie = ''] = (reply.headers.get('set-cookie') ?? '').split(';')
    expect(await (await call('/lines', { headers: { cookie } })).text()).toContain('class="large"')
  })

  test('is not another reader’s', async () => {
    await (await call('/lines', { headers: { cookie: 'size=largest' } })).text()
    expect(await (await call('/lines')).text()).not.toContain('class="largest"')
  })

  test('that nobody offers is the standard one', async () => {
    expect((await choose('huge', '/')).headers.get('set-cookie')).toMatch(/^size=;/)
  })

  test.each([
    '//elsewhere.example/',
    '/.//elsewhere.example',
    'https://elsewhere.example/x',
    'javascript:alert(1)',
    '\\\\e.example',
  ])('leads back to this site alone: %s', async (here) => {
    expect((await choose('large', here)).headers.get('location')).toMatch(/^\/(?!\/)/)
  })
})
