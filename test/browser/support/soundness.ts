import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { ProductPage } from './product-page.ts'
import { visitor } from './visitor.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SMALLEST_TARGET = 44

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How Preact writes HTML, all of it valid: `<br/>`, `value` for an empty value, a small doctype.
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // Numbers are kept whole by the style sheet; other hyphens would spoil what is copied.
    'tel-non-breaking': 'off',
    // Inside <noscript>, once, after the hold has lapsed: nothing that someone was still reading goes away.
    'meta-refresh': 'off',
  },
})

/** Every pair of language, size and light at least once; the first, as a page is opened, is looked at above. */
const VARIANTS = [
  { lang: 'zh', size: 'large', scheme: 'dark' },
  { lang: 'zh', size: 'largest', scheme: 'light' },
  { lang: 'en', size: '', scheme: 'dark' },
  { lang: 'en', size: 'large', scheme: 'light' },
  { lang: 'en', size: 'largest', scheme: 'dark' },
] as const

/** Each is open to everyone in every variant, well formed, and fits a narrow phone and a thumb. */
export function areSound(pages: readonly ProductPage[]): void {
  describe.each(pages)('$name', ({ open, isReply = false }) => {
    it('is open to everyone in every variant, well formed, and fits a narrow phone and a thumb', async () => {
      const page = await visitor({ width: 390 })
      const source = (await (await open(page))?.text()) ?? ''
      expect.soft(await violations(page), 'accessibility').toEqual([])
      expect.soft(await faultsOf(source), 'HTML').toEqual([])
      expect.soft(await smallTargets(page), 'targets').toEqual([])
      await page.setViewportSize({ width: 1280, height: 844 })
      expect.soft(await violations(page), 'accessibility at a desk').toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect.soft(await widthOf(page), 'width').toBe(320)
      await page.setViewportSize({ width: 390, height: 844 })
      await isSoundInVariants(page, isReply)
    })
  })
}

async function isSoundInVariants(page: Page, isReply: boolean): Promise<void> {
  const opened = new URL(page.url())
  for (const { lang, size, scheme } of VARIANTS) {
    // What a form was answered with has no address of its own to be asked for in English.
    if (lang === 'en' && isReply) continue
    const variant = `${lang} ${size} ${scheme}`
    await page.context().addCookies([{ name: 'size', value: size, url: opened.origin }])
    await page.emulateMedia({ colorScheme: scheme })
    if (isReply) await page.evaluate((name) => document.documentElement.setAttribute('class', name), size)
    else await page.goto(lang === 'en' ? `${opened.origin}/en${opened.pathname}${opened.search}` : opened.href)
    expect.soft(await violations(page), `accessibility ${variant}`).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect.soft(await widthOf(page), `width ${variant}`).toBe(320)
    await page.setViewportSize({ width: 390, height: 844 })
  }
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth)
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }), // the line above put it there
    STANDARDS,
  )
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

async function faultsOf(source: string): Promise<string[]> {
  const { results } = await html.validateString(source)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, offset }) => `${ruleId}: ${message} at …${source.slice(offset, offset + 80)}`),
  )
}

/** What can be pressed and is too small for a thumb. A box with its label is one target; a link in a sentence may be small. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const small: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('a, button, input, select, textarea')) {
      const target = element.closest<HTMLElement>('label.check') ?? element
      const { width, height, right } = target.getBoundingClientRect()
      const isShown = width > 0 && height > 0 && right > 0
      const isAlone = element.parentElement?.textContent?.trim() === element.textContent?.trim()
      const isInSentence = getComputedStyle(element).display === 'inline' && !isAlone
      if (isShown && !isInSentence && Math.min(width, height) < smallest)
        small.push(`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 120)}`)
    }
    return small
  }, SMALLEST_TARGET)
}
