import { DOMParser } from '@xmldom/xmldom'
import { expect, test } from 'vitest'
import { sitemapXml } from '../../src/sitemap/sitemap.rules.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

test('each page stands once in each language, with all its languages beside it, whatever its address holds', () => {
  const page = { 'zh-CN': 'https://x.example/products/a&b', en: 'https://x.example/en/products/a&b' }
  const read = new DOMParser().parseFromString(sitemapXml([page]), 'text/xml')
  const urls = [...read.getElementsByTagNameNS(NAMESPACE, 'url')]
  expect(urls.map((url) => url.getElementsByTagNameNS(NAMESPACE, 'loc')[0]?.textContent)).toEqual(Object.values(page))
  for (const url of urls) {
    const links = [...url.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')]
    expect(Object.fromEntries(links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]))).toEqual(
      page,
    )
  }
})
