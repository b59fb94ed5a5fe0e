import { Hono } from 'hono'
import { inLanguage } from '../../web/paths.ts'
import { type Lang, WORDS } from '../../web/words/words.ts'
import type { Deps } from '../deps.ts'
import { hostIds } from '../hosts/hosts.ts'
import type { AppEnv } from '../http.ts'
import { listLines } from '../lines/lines.ts'
import { placeIds } from '../places/places.ts'
import { productIdsForSale } from '../products/products.ts'
import { publicReply } from '../reply.ts'
import { robotsTxt, sitemapXml } from './sitemap.rules.ts'

const LANGUAGES = Object.keys(WORDS) as Lang[] // its keys are the languages

/** What search engines ask for first. */
export const sitemapPages = new Hono<AppEnv>()
  .get('/sitemap.xml', (c) =>
    publicReply(c, { 'content-type': 'application/xml; charset=utf-8' }, async () => {
      const { origin } = new URL(c.req.url)
      const paths = await publicPaths(c.var.deps)
      const addressesOf = (path: string) =>
        Object.fromEntries(LANGUAGES.map((lang) => [lang, `${origin}${inLanguage(lang, path)}`]))
      return [sitemapXml(paths.map(addressesOf))]
    }),
  )
  .get('/robots.txt', (c) =>
    publicReply(c, { 'content-type': 'text/plain; charset=utf-8' }, async () => {
      const prefixes = LANGUAGES.map((lang) => inLanguage(lang, '/').replace(/\/$/, ''))
      return [robotsTxt(new URL(c.req.url).origin, prefixes)]
    }),
  )

/** Every page that is the same for everyone, as its address is in Chinese. */
async function publicPaths(deps: Deps): Promise<string[]> {
  const [lines, places, hosts, products] = await Promise.all([
    listLines(deps),
    placeIds(deps),
    hostIds(deps),
    productIdsForSale(deps),
  ])
  return [
    '/',
    '/lines',
    '/products',
    '/compose',
    ...lines.map(({ slug }) => `/lines/${slug}`),
    ...places.map((id) => `/places/${id}`),
    ...hosts.map((id) => `/hosts/${id}`),
    ...products.map((id) => `/products/${id}`),
  ]
}
