import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/days.ts'
import { sweepPhotos } from '../../src/photos/photos.jobs.ts'
import { readPhoto } from '../../src/photos/read.rules.ts'
import { openAccount } from '../support/accounts.ts'
import { type Call, type TestDeps, testDeps, worker } from '../support/deps.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct } from '../support/township.ts'
import { ALBUM } from './album.ts'
import { at, sendBoth, type Visit } from './farmer.ts'

let deps: TestDeps
let call: Call
let product: Opened
let farmer: Visit
let reviewer: Visit
let farm: string

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  product = await openProduct(env.DB)
  farmer = at(call, await openAccount(deps, { owns: [product.hostId] }))
  reviewer = at(call, await openAccount(deps, { staff: ['reviewer'] }))
  farm = `/farm/${product.hostId}`
})

interface Row {
  id: string
  hash: string
  alt: string
  state: string
}
const rows = async () =>
  (await env.DB.prepare('SELECT id, hash, alt, state FROM photo ORDER BY position').all<Row>()).results
const theOne = async () => {
  const [row] = await rows()
  if (!row) throw new Error('There is no photo.')
  return row
}
/** Adds the photo of the album to the product. */
async function add(fields: Record<string, string> = {}): Promise<{ large: string; small: string }> {
  const sent = await sendBoth(farmer, `${farm}/uploads`)
  const reply = await farmer.post(`${farm}/photos`, { ...sent, product: product.productId, ...fields })
  expect(reply.status).toBe(303)
  return sent
}
const show = async () => reviewer.post('/desk/photos', { ids: (await theOne()).id, do: 'show' })
/** Read to its end: a body that nobody reads outlives its test. */
const statusOf = async (reply: Promise<Response>) => {
  const { status, body } = await reply
  await body?.pipeTo(new WritableStream())
  return status
}
const page = async (path: string) => {
  // Public pages are up to a second old.
  deps.pass(2000)
  return (await call(path)).text()
}

describe('a photo that its host has added', () => {
  test('may be of a listing that guests have not seen yet, and says what that is to be called', async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE product SET name = '', state = 'draft' WHERE id = ?1").bind(product.productId),
      env.DB.prepare(`
          INSERT INTO listing_version (id, product_id, host_id, number, content, state, edited_by, edited_at)
          VALUES (?1, ?1, ?2, 1, '{"name":"柿子房"}', 'draft', 'x', 0)`).bind(product.productId, product.hostId),
    ])
    await add()
    expect((await theOne()).alt).toBe('柿子房')
    const html = await (await farmer.get(`${farm}/photos?product=${product.productId}`)).text()
    expect(html).toContain('柿子房')
    expect(html).toContain(`href="${farm}/listings/${product.productId}"`)
  })

  test('is seen by her and by staff, and by nobody else before staff have let it through', async () => {
    const { large } = await add()
    const file = `${large}.webp`
    expect((await call(`/photos/${file}`)).status).toBe(404)
    expect(await page(`/products/${product.productId}`)).not.toContain(large)
    expect(await statusOf(farmer.get(`${farm}/photos/${file}`))).toBe(200)
    expect(await statusOf(reviewer.get(`/desk/photos/${file}`))).toBe(200)
    const other = await openProduct(env.DB)
    const neighbour = at(call, await openAccount(deps, { owns: [other.hostId] }))
    expect((await neighbour.get(`/farm/${other.hostId}/photos/${file}`)).status).toBe(404)

    expect((await show()).status).toBe(303)
    expect(await page(`/products/${product.productId}`)).toContain(`/photos/${file}`)
    expect(await page('/products')).toContain('/photos/')
    const [item] = (await (await call('/api/products')).json<AnyBody>()).items
    expect(item.photo).toMatchObject({ src: `/photos/${file}`, width: 300, height: 200, smallWidth: 150 })
  })

  test('is served as what it is, for ever, and not again to who has it', async () => {
    const { large } = await add()
    await show()
    deps.pass(2000)
    const reply = await call(`/photos/${large}.webp`)
    expect(reply.status).toBe(200)
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(readPhoto(ALBUM.large).clean)
    expect(reply.headers.get('content-type')).toBe('image/webp')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const again = await call(`/photos/${large}.webp`, { headers: { 'if-none-match': reply.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    for (const file of [`${large}.jpg`, `${large}.html`, large, 'x.webp', `${'0'.repeat(64)}.webp`])
      expect((await call(`/photos/${file}`)).status, file).toBe(404)
  })

  test('is there once, however often it is added', async () => {
    await add()
    await add()
    expect(await rows()).toHaveLength(1)
  })

  test('is called what she wrote, or else what it is of', async () => {
    await add({ alt: '渡口边的老屋' })
    expect((await theOne()).alt).toBe('渡口边的老屋')
    const sent = await sendBoth(farmer, `${farm}/uploads`)
    await farmer.post(`${farm}/photos`, sent)
    expect((await rows()).map(({ alt }) => alt).sort()).toEqual([product.hostId, '渡口边的老屋'].sort())
  })

  test('goes at once when she takes it away', async () => {
    const { large } = await add()
    await show()
    const { id } = await theOne()
    await farmer.post(`${farm}/photos/${id}`, { do: 'remove', product: product.productId })
    expect(await page(`/products/${product.productId}`)).not.toContain(large)
    expect((await call(`/photos/${large}.webp`)).status).toBe(404)
    const { results } = await env.DB.prepare('SELECT kind FROM event WHERE subject_id = ?1 ORDER BY id').bind(id).all()
    expect(results).toEqual([{ kind: 'photo.added' }, { kind: 'photo.shown' }, { kind: 'photo.removed' }])
  })

  test('is no other host’s to add to, to move or to take away', async () => {
    const sent = await add()
    const { id } = await theOne()
    const other = await openProduct(env.DB)
    const neighbour = at(call, await openAccount(deps, { owns: [other.hostId] }))
    const theirs = `/farm/${other.hostId}/photos`
    expect((await neighbour.post(theirs, { ...sent, product: product.productId })).status).toBe(404)
    expect((await neighbour.post(`${theirs}/${id}`, { do: 'remove' })).status).toBe(404)
    expect((await neighbour.post(`${theirs}/${id}`, { do: 'remove', product: product.productId })).status).toBe(404)
    expect(await rows()).toHaveLength(1)
  })

  test('has one picture in both its sizes', async () => {
    const { large } = await sendBoth(farmer, `${farm}/uploads`)
    const square = (await (await farmer.put(`${farm}/uploads`, ALBUM.square)).json<AnyBody>()).hash
    expect((await farmer.post(`${farm}/photos`, { large, small: square })).status).toBe(422)
    expect((await farmer.post(`${farm}/photos`, { large, small: 'f'.repeat(64) })).status).toBe(404)
    expect((await farmer.post(`${farm}/photos`, { large })).status).toBe(422)
    expect(await rows()).toEqual([])
  })

  test('is one of twelve', async () => {
    await add()
    await env.DB.prepare(`
      INSERT INTO photo_file (hash, type, width, height, bytes, uploaded_by, uploaded_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
      SELECT printf('%064x', i), 'jpg', 1, 1, 1, 'somebody', 0 FROM n`).run()
    await env.DB.prepare(`
      INSERT INTO photo (id, hash, small_hash, host_id, product_id, position, alt, state, added_by, added_at)
      SELECT hash, hash, hash, ?1, ?2, 1, 'x', 'shown', 'somebody', 0 FROM photo_file WHERE uploaded_by = 'somebody'`)
      .bind(product.hostId, product.productId)
      .run()
    const square = (await (await farmer.put(`${farm}/uploads`, ALBUM.square)).json<AnyBody>()).hash
    const reply = await farmer.post(`${farm}/photos`, { large: square, small: square, product: product.productId })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('已经有 12 张了')
  })
})

describe('a reviewer', () => {
  test('refuses a photo with words, which its host reads, and guests never see it', async () => {
    const { large } = await add()
    const { id } = await theOne()
    expect((await reviewer.post('/desk/photos', { ids: id, do: 'refuse', reason: ' ' })).status).toBe(422)
    await reviewer.post('/desk/photos', { ids: id, do: 'refuse', reason: '有客人的脸' })
    expect(await (await farmer.get(`${farm}/photos?product=${product.productId}`)).text()).toContain('有客人的脸')
    deps.pass(2000)
    expect((await call(`/photos/${large}.webp`)).status).toBe(404)
  })

  test('does not let through what is her own, unless the township has said that she may', async () => {
    const both = await openAccount(deps, { owns: [product.hostId], staff: ['reviewer'] })
    farmer = at(call, both)
    reviewer = farmer
    await add()
    expect((await show()).status).toBe(409)
    expect((await theOne()).state).toBe('waiting')
    await env.DB.prepare("INSERT INTO setting (key, value, changed_at) VALUES ('ownReview', 'true', 0)").run()
    deps.pass(2000)
    expect((await show()).status).toBe(303)
    const told = await env.DB.prepare("SELECT detail ->> 'own' AS own FROM event WHERE kind = 'photo.shown'").first()
    expect(told).toEqual({ own: 1 })
  })

  test('is told when someone else was quicker', async () => {
    await add()
    await show()
    expect((await show()).status).toBe(409)
  })

  test('puts it into better words', async () => {
    await add()
    await reviewer.post('/desk/photos', { ids: (await theOne()).id, do: 'show', alt: '桂兰家门前' })
    expect(await page(`/products/${product.productId}`)).toContain('alt="桂兰家门前"')
  })
})

describe('a place', () => {
  test('is pictured by an editor, once a reviewer has looked, and lends its photo to what has none', async () => {
    const editor = at(call, await openAccount(deps, { staff: ['editor'] }))
    const sent = await sendBoth(editor, '/desk/uploads')
    const address = `/desk/places/${product.placeId}/photos`
    expect((await editor.post(address, sent)).status).toBe(303)
    expect(await page(`/places/${product.placeId}`)).not.toContain(sent.large)
    await show()
    expect(await page(`/places/${product.placeId}`)).toContain(sent.large)
    expect(await page(`/products/${product.productId}`)).toContain(sent.large)
    expect((await editor.post('/desk/places/nowhere/photos', sent)).status).toBe(404)
  })
})

describe('without JavaScript', () => {
  const send = (bytes: Uint8Array<ArrayBuffer>, fields = {}) =>
    farmer.file(`${farm}/photos/file`, bytes, { product: product.productId, ...fields })

  test('a photo is turned upright, shrunk and rid of its place here', async () => {
    expect((await send(ALBUM.sideways, { alt: '红蓝' })).status).toBe(303)
    await show()
    const html = await page(`/products/${product.productId}`)
    expect(html).toMatch(/width="64" height="96" alt="红蓝"/)
    const { objects } = await env.PHOTOS.list()
    for (const { key } of objects) {
      const object = await env.PHOTOS.get(key)
      const text = new TextDecoder('latin1').decode(await object?.arrayBuffer())
      expect(text).not.toContain('SECRET')
      expect(text).not.toContain('Exif')
    }
  })

  test.each([
    ['a script', new TextEncoder().encode('<script>alert(1)</script>'), '这不是照片'],
    ['half a photo', ALBUM.sideways.slice(0, 900), '这张照片没有读全'],
    ['nothing', new Uint8Array(), '请先选一张照片'],
  ])('%s is refused at its field, with what was typed still there', async (_, bytes, words) => {
    const reply = await send(bytes, { alt: '门前' })
    expect(reply.status).toBe(422)
    const html = await reply.text()
    expect(html).toContain(words)
    expect(html).toContain('value="门前"')
  })

  test('a photo of 20 MB is refused with what to do', async () => {
    const reply = await send(new Uint8Array(20 * 1024 * 1024))
    expect(reply.status).toBe(413)
    expect(await reply.text()).toContain('照片太大了，最多 8 MB')
  })
})

describe('at night', () => {
  test('what nobody added goes after a day, and what was taken away after a month', async () => {
    await add()
    await farmer.put(`${farm}/uploads`, ALBUM.square)
    const stored = async () => (await env.PHOTOS.list()).objects.length
    deps.pass(DAY_MS / 2)
    await sweepPhotos(deps)
    expect(await stored()).toBe(3)
    deps.pass(DAY_MS)
    await sweepPhotos(deps)
    expect(await stored()).toBe(2)

    await farmer.post(`${farm}/photos/${(await theOne()).id}`, { do: 'remove', product: product.productId })
    deps.pass(29 * DAY_MS)
    await sweepPhotos(deps)
    expect(await stored()).toBe(2)
    deps.pass(2 * DAY_MS)
    await sweepPhotos(deps)
    expect(await stored()).toBe(0)
    expect(await env.DB.prepare('SELECT count(*) AS files FROM photo_file').first()).toEqual({ files: 0 })
  })

  test('one that another photo still shows stays', async () => {
    await add()
    await farmer.post(`${farm}/photos`, await sendBoth(farmer, `${farm}/uploads`))
    await farmer.post(`${farm}/photos/${(await theOne()).id}`, { do: 'remove', product: product.productId })
    deps.pass(40 * DAY_MS)
    await sweepPhotos(deps)
    expect((await env.PHOTOS.list()).objects).toHaveLength(2)
  })
})
