import { element, xmlDocument } from '../xml.ts'

/** The addresses of one page in every language it has, by language tag. */
export type PageAddresses = Record<string, string>

/**
 * A sitemap by https://www.sitemaps.org/protocol.html, each page once per language with the other languages beside it
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
export function sitemapXml(pages: readonly PageAddresses[]): string {
  const urls = pages.flatMap((addresses) => {
    const everyLanguage = Object.entries(addresses).map(([hreflang, href]) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href }),
    )
    return Object.values(addresses).map((address) => element('url', {}, element('loc', {}, address), ...everyLanguage))
  })
  const namespaces = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  }
  return xmlDocument(element('urlset', namespaces, ...urls))
}

/** What belongs to one person, what leads elsewhere, and the same pages with someone's choice in their address. */
const PRIVATE = ['/trip', '/orders', '/o/', '/api/', '/navigate/']
const WITH_A_CHOICE = ['plan', 'day', 'line', 'adults', 'children', 'seniors', 'nights'].map((name) => `/*?*${name}=`)

/** What search engines may visit, and where the sitemap is. */
export function robotsTxt(origin: string, languagePrefixes: readonly string[]): string {
  const kept = [...languagePrefixes.flatMap((prefix) => PRIVATE.map((path) => `${prefix}${path}`)), ...WITH_A_CHOICE]
  return ['User-agent: *', ...kept.map((path) => `Disallow: ${path}`), '', `Sitemap: ${origin}/sitemap.xml`, ''].join(
    '\n',
  )
}
