import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { SECRET, takeHeavyPhoto, takePhoto } from '../photos/camera.ts'
import { signInAs } from './support/sign-in.ts'
import { pageAfter } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

let heavy: Buffer
beforeAll(async () => {
  heavy = Buffer.from(await takeHeavyPhoto())
})

const PHOTOS = '/farm/guilan/photos'
const ROOM = `${PHOTOS}?product=guilan-double`
const choose = (page: Page, buffer: Buffer, name = 'IMG_20261124.jpg', mimeType = 'image/jpeg') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
const listed = (page: Page) => page.locator('[data-photo-list] li')
const coming = (page: Page) => page.locator('[data-photo-queue] li')

/** The colour of a picture near its upper and its lower edge, and how large it is. */
const look = (page: Page, address: string) =>
  page.evaluate(async (src) => {
    const picture = new Image()
    picture.src = src
    await picture.decode()
    const canvas = document.createElement('canvas')
    const { naturalWidth: width, naturalHeight: height } = picture
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    pen?.drawImage(picture, 0, 0)
    const colourAt = (y: number) => {
      const [red = 0, , blue = 0] = pen?.getImageData(width / 2, y, 1, 1).data ?? []
      return red > blue ? 'red' : 'blue'
    }
    return { width, height, above: colourAt(height * 0.1), below: colourAt(height * 0.9) }
  }, address)

describe('a farmer with a weak signal', () => {
  it('adds a heavy photo that was taken upright, loses the signal, closes the page, and it arrives all the same', async () => {
    const page = await visitor({ mayFail: /\/uploads\// })
    const context = page.context()
    await signInAs(page, '周桂兰', ROOM)
    const sent: string[] = []
    let signal: 'fine' | 'fading' | 'gone' = 'fading'
    await context.route('**/uploads/*', async (route) => {
      const isSent = route.request().method() === 'PUT'
      // The small one gets through, and nothing after it.
      if (signal === 'fading' && sent.length === 1 && isSent) signal = 'gone'
      if (signal === 'gone') return route.abort('internetdisconnected')
      if (isSent) sent.push(route.request().url())
      return route.continue()
    })
    await choose(page, heavy)
    await coming(page).getByText('没有信号').waitFor()
    expect(sent).toHaveLength(1)
    await page.close()

    const later = await context.newPage()
    await later.goto(ROOM)
    await coming(later).getByText('没有信号').waitFor()
    await context.setOffline(true)
    signal = 'fine'
    await context.setOffline(false)
    await listed(later).getByText('等镇里看').waitFor()
    expect(await coming(later).count()).toBe(0)
    // The small one lay there already and was not sent again.
    expect(sent.filter((address) => address === sent[0])).toHaveLength(1)
    expect(new Set(sent).size).toBe(2)

    const file = (await listed(later).getByRole('link').getAttribute('href')) ?? ''
    expect(await look(later, file)).toEqual({ width: 1200, height: 1600, above: 'red', below: 'blue' })
    const bytes = await (await later.request.get(file)).body()
    expect(bytes.length).toBeLessThan(heavy.length / 2)
    expect(bytes.includes(SECRET)).toBe(false)
    expect(bytes.includes('Exif')).toBe(false)
    await later.reload()
    expect(await coming(later).count()).toBe(0)
  })

  it('is told of a file that is no photo, and the others go on', async () => {
    const page = await visitor()
    await signInAs(page, '周小芸', PHOTOS)
    const photo = Buffer.from(await takePhoto({ type: 'png', width: 600, height: 400 }))
    await page.locator('input[type=file]').setInputFiles([
      { name: 'bill.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
      { name: 'yard.png', mimeType: 'image/png', buffer: photo },
    ])
    await listed(page).getByText('等镇里看').waitFor()
    const row = coming(page)
    expect(await row.innerText()).toContain('这不是照片')
    await row.getByRole('button', { name: '不传了' }).click()
    expect(await row.count()).toBe(0)
  })

  it('signs in again when the session is over, and what was chosen is still sent', async () => {
    const page = await visitor({ mayFail: /\/uploads\// })
    await signInAs(page, '汪大山', '/farm/dashan/photos')
    await page.context().clearCookies()
    await choose(page, Buffer.from(await takePhoto({ type: 'jpg', width: 300, height: 200 })))
    await coming(page).getByText('登录过期了').waitFor()
    await signInAs(page, '汪大山', '/farm/dashan/photos')
    await listed(page).getByText('等镇里看').waitFor()
  })
})

describe('a browser without scripts', () => {
  it('sends a photo as it is, and it stands upright', async () => {
    const page = await visitor({ scripts: false })
    await signInAs(page, '谭秀英', '/farm/xiuying/photos')
    await choose(page, Buffer.from(await takePhoto({ type: 'jpg', width: 900, height: 600, orientation: 6 })))
    await page.getByLabel('拍的是什么').fill('樱桃树下')
    await pageAfter(page, () => page.getByRole('button', { name: '传上去' }).click())
    const picture = listed(page).getByRole('img', { name: '第 1 张：樱桃树下' })
    expect(await picture.getAttribute('width')).toBe('600')
    expect(await picture.getAttribute('height')).toBe('900')
  })
})

describe('a photo that a reviewer lets through', () => {
  it('stands on the product’s page and in the lists in the place of the drawing', async () => {
    const host = await visitor()
    await signInAs(host, '黎小满', '/farm/xiaoman/photos?product=xiaoman-stream')
    await host.getByLabel('拍的是什么').fill('溪边的房间')
    await choose(host, Buffer.from(await takePhoto({ type: 'jpg', width: 1800, height: 1200 })))
    await listed(host).getByText('等镇里看').waitFor()

    const reviewer = await visitor({ width: 1280 })
    await signInAs(reviewer, '许文', '/desk/photos')
    const group = reviewer.locator('.photo-review section').filter({ hasText: '小满溪景' })
    await pageAfter(reviewer, () => group.getByRole('button', { name: '可以放' }).click())
    expect(await group.count()).toBe(0)

    // Public pages are up to a second old.
    await reviewer.waitForTimeout(1000)
    const guest = await visitor()
    await guest.goto('/products/xiaoman-stream')
    const shown = guest.getByRole('img', { name: '溪边的房间' })
    expect(await shown.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0)
    // A phone's screen takes the size that fits it.
    expect(await shown.evaluate((picture: HTMLImageElement) => picture.currentSrc)).toMatch(
      /\/photos\/[0-9a-f]{64}\.webp$/,
    )
    await guest.goto('/hosts/xiaoman')
    expect(await guest.locator('.list-photo').count()).toBe(1)
  })
})
