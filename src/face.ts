import { Hono } from 'hono'
import { parse } from 'hono/utils/cookie'
import { type Face, makeFace, SIZES, type Size } from '../web/face.tsx'
import { inLanguage } from '../web/paths.ts'
import { type AppContext, type AppEnv, keepCookie, readForm } from './http.ts'
import { isMapApp } from './places/navigation.rules.ts'

const COOKIE = 'size'
export const MAP_APP_COOKIE = 'map'
const KEPT_DAYS = 365

/** Pages stand at `/…` in Chinese and at `/en/…` in English, on the same routes. The API has one language. */
export function pathWithoutLanguage(pathname: string): string {
  if (pathname === '/en') return '/'
  return ownPath(isEnglish(pathname) && !pathname.startsWith('/en/api/') ? pathname.slice(3) : pathname)
}

function isEnglish(pathname: string): boolean {
  return pathname === '/en' || pathname.startsWith('/en/')
}

/** Two slashes at the beginning of an address would name another site. */
function ownPath(pathname: string): string {
  return pathname.replace(/^\/{2,}/, '/')
}

/** For whom to draw: language by the address, size of type and map app by the reader's cookies. */
export function faceOf(c: AppContext): Face {
  const url = new URL(c.req.url)
  const lang = isEnglish(url.pathname) ? 'en' : 'zh-CN'
  const here = c.req.method === 'POST' ? cameFrom(c, url.origin) : `${c.req.path}${url.search}`
  const { size, mapApp } = choicesOf(c.req.raw)
  return makeFace(lang, size, here, mapApp)
}

/** What its reader has chosen on an earlier page: how large the letters are, and which app leads the way. */
export function choicesOf(request: Request): Pick<Face, 'size' | 'mapApp'> {
  const cookies = parse(request.headers.get('cookie') ?? '')
  const app = cookies[MAP_APP_COOKIE]
  return { size: sizeFrom(cookies[COOKIE]), mapApp: isMapApp(app) ? app : null }
}

/** The page whose form was posted: its own address answers no GET. */
function cameFrom(c: AppContext, origin: string): string {
  const referrer = URL.parse(c.req.header('referer') ?? '')
  if (referrer?.origin !== origin) return '/'
  return `${pathWithoutLanguage(referrer.pathname)}${referrer.search}`
}

function sizeFrom(text: string | undefined): Size {
  return SIZES.find((size) => size === text) ?? ''
}

/** The switch of 长辈版: keeps the choice for a year and goes back to where the reader was. */
export const facePages = new Hono<AppEnv>().post('/size', async (c) => {
  const { size, here } = await readForm(c)
  keepCookie(c, COOKIE, sizeFrom(size), KEPT_DAYS)
  return c.redirect(inLanguage(c.var.face.lang, ownAddress(here, c.req.url)), 303)
})

/** Only ever a path of this site, whatever the form says. */
export function ownAddress(here: string | undefined, base: string): string {
  const url = URL.parse(here ?? '/', base)
  return url && url.origin === new URL(base).origin ? `${ownPath(url.pathname)}${url.search}` : '/'
}
