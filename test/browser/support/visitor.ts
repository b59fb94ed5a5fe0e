import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { township } from '../../support/own-township.ts'

export const origin = township.origin

/** The ways people come: a phone and a desk, each with scripts and without. */
export const VISITORS = [
  { name: 'on a phone', width: 390, scripts: true },
  { name: 'on a phone without JavaScript', width: 390, scripts: false },
  { name: 'at a desk', width: 1280, scripts: true },
  { name: 'at a desk without JavaScript', width: 1280, scripts: false },
]

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

let browser: Browser
const contexts: BrowserContext[] = []
/** What no page may do: write an error to the console, break its own security policy, ask another site for anything. */
const complaints: string[] = []

/** Starts a browser for the file's tests. After each of them its pages must have had nothing to complain of. */
export function useBrowser(): void {
  beforeAll(async () => {
    // Without UTF-8 a file with a Chinese name is saved as “download”.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ARGS, env })
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())
}

interface Wanted {
  width?: number
  scripts?: boolean
  /** Where they find the site, when not at its own address. */
  at?: string
  /** Addresses at which the test itself takes the signal away. */
  mayFail?: RegExp
  /** What they ask for may well not come. */
  onBadLine?: boolean
}

/** Somebody with a browser of their own: nobody's cookies. */
export async function visitor({
  width = 390,
  scripts = true,
  at = origin,
  mayFail,
  onBadLine = false,
}: Wanted = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: at,
    viewport: { width, height: 844 },
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(15_000)
  contexts.push(context)
  context.on('request', (request) => {
    if (!request.url().startsWith(`${at}/`) && !request.url().startsWith('data:'))
      complaints.push(`asked another site: ${request.url()}`)
  })
  context.on('weberror', (thrown) => complaints.push(`threw: ${thrown.error().message}`))
  context.on('console', (message) => {
    // Chromium reports every page that answers with 4xx; that the page says so is what those tests look at.
    const { url } = message.location()
    const isExpected = url === message.page()?.url() || mayFail?.test(url) || onBadLine
    if (message.type() === 'error' && !(isExpected && message.text().startsWith('Failed to load resource')))
      complaints.push(`console: ${message.text()} ${message.location().url}`)
  })
  return context.newPage()
}

function chromiumPath(): string {
  const named = process.env.CHROMIUM
  if (named) return named
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
  const path = found.find((candidate) => existsSync(candidate))
  if (!path) throw new Error('No Chromium: set CHROMIUM to the path of one.')
  return path
}
