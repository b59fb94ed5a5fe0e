import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { readPhoto } from '../../src/photos/read.rules.ts'
import { openAccount } from '../support/accounts.ts'
import { testDeps, worker } from '../support/deps.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct } from '../support/township.ts'
import { ALBUM, hashOf } from './album.ts'
import { at, type Visit } from './farmer.ts'

const deps = testDeps()
const call = worker(deps)
let product: Opened
let farmer: Visit
let uploads: string

beforeEach(async () => {
  product = await openProduct(env.DB)
  farmer = at(call, await openAccount(deps, { owns: [product.hostId] }))
  uploads = `/farm/${product.hostId}/uploads`
})

const codeOf = async (reply: Response) => (await reply.json<AnyBody>()).errors[0].code
const bytes = (text: string) => new TextEncoder().encode(text)
const isThere = async (file: Uint8Array<ArrayBuffer>) =>
  (await (await farmer.get(`${uploads}/${await hashOf(file)}`)).json<AnyBody>()).stored !== null
const stored = async () => (await env.PHOTOS.list()).objects.map(({ key }) => key)

describe('a file that is no photograph', () => {
  test.each([
    ['a script that is called photo.jpg', bytes('<script>alert(1)</script>'), 'photo_type'],
    ['a drawing with a script in it', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'photo_type'],
    ['a photo that was cut off', ALBUM.large.slice(0, -200), 'photo_broken'],
    ['nothing', new Uint8Array(), 'photo_missing'],
    ['a photo that lies on its side', ALBUM.sideways, 'photo_sideways'],
  ])('%s is refused in words, and nothing is stored', async (_, sent, code) => {
    const reply = await farmer.put(uploads, sent)
    expect(reply.status).toBe(422)
    expect(await codeOf(reply)).toBe(code)
    expect(await stored()).toEqual([])
  })

  test('one that changed on the way is refused', async () => {
    const reply = await farmer.put(uploads, ALBUM.large, await hashOf(ALBUM.small))
    expect(await codeOf(reply)).toBe('photo_broken')
  })

  test('more than a shrunk photo can weigh is not even read', async () => {
    const reply = await farmer.put(uploads, new Uint8Array(3 * 1024 * 1024), 'a'.repeat(64))
    expect(reply.status).toBe(413)
  })
})

describe('a photograph that is sent', () => {
  test('is stored without what was told of it, under the hash of what is left', async () => {
    const reply = await farmer.put(uploads, ALBUM.large)
    expect(reply.status).toBe(201)
    const clean = readPhoto(ALBUM.large).clean
    const hash = await hashOf(clean)
    expect(hash).not.toBe(await hashOf(ALBUM.large))
    expect(await reply.json()).toMatchObject({ hash, type: 'webp', width: 300, height: 200 })
    const object = await env.PHOTOS.get(`${hash}.webp`)
    expect(new Uint8Array((await object?.arrayBuffer()) ?? [])).toEqual(clean)
  })

  test('lies there once, however often it is sent', async () => {
    for (const _ of [1, 2, 3]) expect((await farmer.put(uploads, ALBUM.small)).status).toBe(201)
    expect(await stored()).toHaveLength(1)
  })

  test('need not be sent again, as long as it is fresh', async () => {
    expect(await isThere(ALBUM.small)).toBe(false)
    await farmer.put(uploads, ALBUM.small)
    expect(await isThere(ALBUM.small)).toBe(true)
    deps.pass(13 * 3_600_000)
    expect(await isThere(ALBUM.small)).toBe(false)
    deps.pass(-13 * 3_600_000)
  })

  test('is to be sent again when its way into storage broke off', async () => {
    await farmer.put(uploads, ALBUM.small)
    await env.PHOTOS.delete(`${await hashOf(ALBUM.small)}.webp`)
    expect(await isThere(ALBUM.small)).toBe(false)
    await farmer.put(uploads, ALBUM.small)
    expect(await isThere(ALBUM.small)).toBe(true)
  })

  test('is one of at most so many that one person sends a day', async () => {
    await env.DB.prepare(`
      INSERT INTO photo_file (hash, type, width, height, bytes, uploaded_by, uploaded_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
      SELECT printf('%064x', i), 'jpg', 1, 1, 1, (SELECT account_id FROM host_member WHERE host_id = ?1), ?2 FROM n`)
      .bind(product.hostId, deps.now())
      .run()
    expect((await farmer.put(uploads, ALBUM.small)).status).toBe(429)
    const other = at(call, await openAccount(deps, { helps: [product.hostId] }))
    expect((await other.put(uploads, ALBUM.small)).status).toBe(201)
  })
})
