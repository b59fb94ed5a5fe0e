import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { codeOf, familyRoom, hostAt, pork, roomTonight, touristBooks } from './support/farm.ts'
import { press, reach } from './support/keyboard.ts'
import { type Relay, startRelay } from './support/relay.ts'
import { signInAs } from './support/sign-in.ts'
import { pageAfter } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

/** Seconds in which a phone should show what has just happened. */
const SOON = { timeout: 12_000 }

const arrivalOf = (page: Page, name: string) => page.locator('.arrival-list > li').filter({ hasText: name })
const peopleOn = async (page: Page) => Number((await page.locator('.farm-people').innerText()).match(/\d+/)?.[0] ?? 0)
/** Leaves a mark in the page that another page does not have. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-mark', ''))
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.hasAttribute('data-mark'))

describe('the number of people', () => {
  it('grows within seconds when someone books, without a reload and without losing what is typed', async () => {
    const host = await hostAt()
    const before = await peopleOn(host)
    await mark(host)
    await host.getByRole('textbox', { name: /客人的码/ }).fill('A3')
    await touristBooks(roomTonight(), '住客一')
    await expect.poll(() => peopleOn(host), SOON).toBe(before + 2)
    await expect.poll(() => arrivalOf(host, '住客一').count(), SOON).toBe(1)
    expect(await isMarked(host)).toBe(true)
    expect(await host.getByRole('textbox', { name: /客人的码/ }).inputValue()).toBe('A3')
  })

  it('is asked for while the page is looked at, and not while it is not', async () => {
    const host = await hostAt()
    let asked = 0
    host.on('request', (request) => {
      if (request.url().endsWith('/now')) asked++
    })
    await expect.poll(() => asked, SOON).toBeGreaterThan(0)
    await hide(host, true)
    await host.waitForTimeout(1000)
    asked = 0
    await host.waitForTimeout(9000)
    expect(asked).toBe(0)
    await hide(host, false)
    await expect.poll(() => asked, { timeout: 2000 }).toBe(1)
  })

  it('is read out by a button, where the browser has a voice', async () => {
    const host = await visitor()
    await host.addInitScript(() => {
      const said: string[] = []
      Object.assign(window, { said })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          speaking: false,
          getVoices: () => [{ lang: 'zh-CN' }],
          addEventListener() {},
          cancel() {},
          speak: ({ text, lang }: SpeechSynthesisUtterance) => said.push(`${lang} ${text}`),
        },
      })
    })
    await signInAs(host, '周桂兰', '/farm/guilan')
    await host.getByRole('button', { name: '念给我听' }).click()
    const [said] = await host.evaluate(() => (window as unknown as { said: string[] }).said) // put there above
    expect(said).toMatch(/^zh-CN .*今天来\d+个人，\d+拨。|^zh-CN .*今天没有人来。/)
  })

  it('is read out by nobody where there is no voice for it', async () => {
    const host = await visitor()
    await host.addInitScript(() => {
      Object.defineProperty(window, 'speechSynthesis', {
        value: { getVoices: () => [{ lang: 'de-DE' }], addEventListener() {}, cancel() {} },
      })
    })
    await signInAs(host, '周桂兰', '/farm/guilan')
    expect(await host.getByRole('button', { name: '念给我听' }).isVisible()).toBe(false)
    expect(await host.getByRole('button', { name: '扫一扫' }).isVisible()).toBe(false)
  })
})

describe.each(VISITORS)('a host $name', ({ width, scripts }) => {
  it('says yes to one, no to another, and the guests see it', async () => {
    const day = 40 + VISITORS.findIndex((each) => each.width === width && each.scripts === scripts) * 2
    const [one, two] = [
      await touristBooks(familyRoom(day), '要来的'),
      await touristBooks(familyRoom(day + 1), '来不了的'),
    ]
    const host = await hostAt('', { width, scripts })
    const question = (name: string) => host.locator('.farm-question').filter({ hasText: name })
    await pageAfter(host, () => question('要来的').getByRole('button', { name: '接，让他们来' }).click())
    await pageAfter(host, () => question('来不了的').getByRole('link', { name: '不接' }).click())
    await pageAfter(host, () => host.getByRole('button', { name: '家里已经满了' }).click())
    expect(await question('要来的').count()).toBe(0)
    expect(await question('来不了的').count()).toBe(0)
    await one.reload()
    expect(await one.getByText('等农户答复').count()).toBe(0)
    await two.reload()
    expect(await two.getByText('农户没能接，这张订单已取消').isVisible()).toBe(true)
    expect(await two.getByText('家里已经满了').isVisible()).toBe(true)
    // Something else that can be had is one tap away.
    await pageAfter(two, () => two.locator('.host-declined .alternatives a').first().click())
    expect(await two.getByRole('heading', { level: 1 }).innerText()).toBe('确认行程')
  })

  it('notes who came by their code, in parts, and takes it back', async () => {
    const name = `取货的${width}${scripts}`
    const code = await codeOf(await touristBooks(pork(3), name))
    const host = await hostAt('', { width, scripts })
    await host.getByRole('textbox', { name: /客人的码/ }).fill(code.slice(-4).toLowerCase())
    await pageAfter(host, () => host.getByRole('button', { name: '查这个码' }).click())
    expect(await host.getByRole('heading', { level: 1 }).innerText()).toBe(name)
    await host.getByText('只取走一部分').click()
    await host.getByRole('spinbutton').fill('2')
    await pageAfter(host, () => host.getByRole('button', { name: '记下' }).click())
    expect(await host.getByText('还差 1').isVisible()).toBe(true)
    await pageAfter(host, () => host.getByRole('button', { name: /^都取走了/ }).click())
    expect(await host.getByText('都取走了。').isVisible()).toBe(true)
    await pageAfter(host, () => host.getByRole('button', { name: '撤销' }).last().click())
    expect(await host.getByText('还差 1').isVisible()).toBe(true)
    expect(await host.getByText('周桂兰撤销了').isVisible()).toBe(true)
  })
})

it('everything is reached and done by keyboard', async () => {
  await touristBooks(familyRoom(60), '键盘客')
  const code = await codeOf(await touristBooks(pork(1), '键盘取货'))
  const host = await hostAt('', { width: 1280 })
  await press(
    host,
    host.locator('.farm-question').filter({ hasText: '键盘客' }).getByRole('button', { name: '接，让他们来' }),
  )
  expect(await host.getByText('键盘客').count()).toBe(0)
  await reach(host, host.getByRole('textbox', { name: /客人的码/ }))
  await host.keyboard.type(code)
  await Promise.all([host.waitForEvent('load'), host.keyboard.press('Enter')])
  await press(host, host.getByRole('button', { name: /^都取走了/ }))
  await press(host, host.getByRole('button', { name: '撤销' }))
  expect(await host.getByRole('button', { name: /^都取走了/ }).isVisible()).toBe(true)
})

it('a code is scanned where the browser can, and known as scanned', async () => {
  const code = await codeOf(await touristBooks(pork(1), '扫码的'))
  const host = await visitor()
  await host.addInitScript((seen) => {
    class BarcodeDetector {
      static getSupportedFormats = async () => ['qr_code']
      detect = async () =>
        [{ rawValue: 'https://elsewhere.example/' }, { rawValue: seen }].slice(Math.round(Math.random()))
    }
    Object.assign(window, { BarcodeDetector })
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => new MediaStream() } })
  }, code)
  await signInAs(host, '周桂兰', '/farm/guilan')
  await host.getByRole('button', { name: '扫一扫' }).click()
  await host.waitForURL(/by=scan$/)
  expect(await host.getByRole('heading', { level: 1 }).innerText()).toBe('扫码的')
})

it('every target of a host’s page is large enough for a trembling finger', async () => {
  await touristBooks(familyRoom(61), '大按钮')
  const host = await hostAt()
  const order = await arrivalOf(host, '')
    .first()
    .getByRole('link', { name: /到了|打开/ })
    .getAttribute('href')
  for (const path of ['/farm/guilan', '/farm/guilan/week', '/farm/guilan/sales', '/farm/guilan/kept', order ?? '']) {
    await host.goto(path)
    const small = await host.locator('.farm :is(a, button, input:not([type=hidden]), summary)').evaluateAll((targets) =>
      targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect()
        return width > 0 && height < 60 ? [`${Math.round(height)} ${target.outerHTML.slice(0, 80)}`] : []
      }),
    )
    expect(small, path).toEqual([])
  }
})

it('the week fits one sheet of A4', async () => {
  const host = await hostAt('/week', { width: 1280 })
  const pdf = await host.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

describe('without a signal', () => {
  let relay: Relay
  afterEach(() => relay.stop())

  /** A host on a line of her own, whose phone has kept the day with this guest in it. */
  async function hostWithKeptDay(name: string): Promise<Page> {
    const host = await hostAt('', { at: relay.origin, onBadLine: true })
    await host.evaluate(async () => {
      if (!navigator.serviceWorker.controller)
        await new Promise((taken) =>
          navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }),
        )
    })
    await expect.poll(() => keptText(host), SOON).toContain(name)
    return host
  }

  it('she notes who came, and it is settled once when the signal is back', async () => {
    relay = await startRelay()
    const code = await codeOf(await touristBooks(pork(2), '山里客'))
    const host = await hostWithKeptDay('山里客')
    const phone = '13900001234'
    expect(await host.content()).toContain(phone)

    relay.state = 'gone'
    await host
      .locator('.farm-signal')
      .filter({ hasText: /没有信号.*下面是 \d\d:\d\d 的情况/ })
      .waitFor()
    await host.reload()
    await host
      .locator('.no-signal')
      .filter({ hasText: /存下的/ })
      .waitFor()
    expect(await host.content()).not.toContain(phone)
    expect(await host.content()).not.toContain(code)

    await host.getByRole('textbox', { name: /客人的码/ }).fill('ZZZZ')
    await host.getByRole('button', { name: '查这个码' }).click()
    await host.getByText('今天存下的单子里没有这个码').waitFor()
    await host.getByRole('textbox', { name: /客人的码/ }).fill(code.slice(-4))
    await host.getByRole('button', { name: '查这个码' }).click()
    await host.waitForURL(/#arrival-/)
    const kept = host.locator('.kept-arrival').filter({ hasText: '山里客' })
    expect(await kept.evaluate((element) => element.matches(':target'))).toBe(true)
    await kept.getByRole('button', { name: /^都取走了/ }).click()
    await host
      .locator('.farm-queued')
      .filter({ hasText: /已经记下，等有信号就送出去： \d\d:\d\d × 2$/ })
      .waitFor()

    // Coming back, the page renews itself, and what was noted has arrived, once.
    relay.state = 'fine'
    await expect.poll(() => arrivalOf(host, '山里客').locator('.arrival-state').count(), { timeout: 45_000 }).toBe(1)
    await pageAfter(host, () =>
      arrivalOf(host, '山里客')
        .getByRole('link', { name: /打开看看/ })
        .click(),
    )
    expect(await host.getByText('都取走了。').isVisible()).toBe(true)
    const history = host.locator('.farm-history li')
    expect(await history.count()).toBe(1)
    expect(await history.innerText()).toMatch(/没有信号时记的，手机上是 \d\d:\d\d，\d\d:\d\d 才送到/)
    await host.goto('/farm/guilan')
    await host.reload()
    await pageAfter(host, () =>
      arrivalOf(host, '山里客')
        .getByRole('link', { name: /打开看看/ })
        .click(),
    )
    expect(await history.count()).toBe(1)
  })

  it('what a helper noted meanwhile counts, and she is shown both', async () => {
    relay = await startRelay()
    await touristBooks(pork(1), '两头记')
    const host = await hostWithKeptDay('两头记')
    relay.state = 'gone'
    await host.reload()
    const kept = host.locator('.kept-arrival').filter({ hasText: '两头记' })
    await kept.getByRole('button', { name: /^都取走了/ }).click()
    await host.locator('.farm-queued').filter({ hasText: /× 1$/ }).waitFor()

    const helper = await hostAt('', { who: '周小芸' })
    await pageAfter(helper, () => arrivalOf(helper, '两头记').getByRole('link', { name: /到了/ }).click())
    await pageAfter(helper, () => helper.getByRole('button', { name: /^都取走了/ }).click())

    relay.state = 'fine'
    const double = host.locator('.farm-doubles li').filter({ hasText: '两头记' })
    await double.waitFor({ timeout: 45_000 })
    expect(await double.innerText()).toMatch(/周小芸（.*）记了 1[\s\S]*周桂兰（.*）又记了 1.*送到[\s\S]*没有再算/)
  })

  it('a party that comes in parts is noted part by part on the same kept page', async () => {
    relay = await startRelay()
    await touristBooks(pork(3), '分批来')
    const host = await hostWithKeptDay('分批来')
    relay.state = 'gone'
    await host.reload()
    const note = async (count: string) => {
      const kept = host.locator('.kept-arrival').filter({ hasText: '分批来' })
      await kept.getByText('只取走一部分').click()
      await kept.getByRole('spinbutton').fill(count)
      await kept.getByRole('button', { name: '记下' }).click()
      await host
        .locator('.farm-queued')
        .filter({ hasText: new RegExp(`× ${count}$`) })
        .waitFor()
    }
    await note('2')
    await note('1')
    relay.state = 'fine'
    await expect
      .poll(
        () =>
          arrivalOf(host, '分批来')
            .innerText()
            .catch(() => ''),
        { timeout: 45_000 },
      )
      .toContain('都到了')
  })

  it('the site in trouble is no signal either: what is pressed is kept', async () => {
    relay = await startRelay()
    await touristBooks(pork(1), '网站坏了')
    const host = await hostWithKeptDay('网站坏了')
    await pageAfter(host, () => arrivalOf(host, '网站坏了').getByRole('link', { name: /到了/ }).click())
    relay.state = 'broken'
    await host.getByRole('button', { name: /^都取走了/ }).click()
    await host.locator('.farm-queued').filter({ hasText: /× 1$/ }).waitFor()
    relay.state = 'fine'
    await expect
      .poll(
        () =>
          arrivalOf(host, '网站坏了')
            .innerText()
            .catch(() => ''),
        { timeout: 45_000 },
      )
      .toContain('都到了')
  })

  it('whoever is signed out from afar keeps nothing in the phone', async () => {
    relay = await startRelay()
    await touristBooks(pork(1), '被退出')
    const host = await hostWithKeptDay('被退出')
    const elsewhere = await hostAt()
    await elsewhere.goto('/me/sessions')
    await pageAfter(elsewhere, () => elsewhere.getByRole('button', { name: '所有设备都退出' }).click())
    await host.waitForURL(/\/sign-in/, SOON)
    await expect.poll(() => keptText(host), SOON).toBe('')
    relay.state = 'gone'
    await expect(host.goto('/farm/guilan')).rejects.toThrow(/net::ERR_/)
  })

  it('whoever signs out keeps nothing in the phone', async () => {
    relay = await startRelay()
    await touristBooks(pork(1), '退出的')
    const host = await hostWithKeptDay('退出的')
    await host.goto('/me')
    await pageAfter(host, () => host.getByRole('button', { name: '退出登录' }).click())
    await expect.poll(() => host.evaluate(() => caches.keys()), SOON).toEqual([])
    expect(await host.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
    relay.state = 'gone'
    await expect(host.goto('/farm/guilan')).rejects.toThrow(/net::ERR_/)
  })
})

it('the service worker is one file, so that every browser that has one can run it', async () => {
  const page = await visitor()
  const script = await (await page.request.get('/order-worker.js')).text()
  expect(script).not.toMatch(/\bimport\s*[{("'*]|\bimport\s+\w+\s+from/)
})

/** What of a farm is kept in this browser, as text; empty when nothing is. */
function keptText(page: Page): Promise<string> {
  return page
    .evaluate(async () => {
      let text = ''
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          if (new URL(request.url).pathname.includes('/farm/'))
            text += (await (await (await caches.open(name)).match(request))?.text()) ?? ''
      return text
    })
    .catch(() => '')
}

function hide(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}
