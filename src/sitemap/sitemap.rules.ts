/** The addresses of one page in every language it has, by language tag. */
export type PageAddresses = Record<string, string>

/**
 * A sitemap by https://www.sitemaps.org/protocol.html, each page once per language with the other languages beside it
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
export function sitemapXml(pages: readonly PageAddresses[]): string {
  const urls = pages.flatMap((addresses) => {
    const others = Object.entries(addresses)
      .map(([lang, address]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escaped(address)}"/>`)
      .join('')
    return Object.values(addresses).map((address) => `<url><loc>${escaped(address)}</loc>${others}</url>`)
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
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
