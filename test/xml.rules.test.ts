import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, xmlDocument } from '../src/xml.ts'

/** XML 1.0, 2.2: the characters a document can carry at all. */
const carried = (text: string) =>
  [...text.toWellFormed()]
    .filter((sign) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(sign))
    .join('')

/** A warning, of a replacement character say, is no fault of the document's form. */
const parse = (xml: string) =>
  new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  }).parseFromString(xml, 'text/xml')

test('any text comes back as it was, less what XML cannot carry', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<b>&amp;</b>',
      ']]>',
      '"\'>',
      '\u0000\u001b[1m',
      '\ud83d',
      'a\r\nb',
      'a\u0085b\u2028c',
      '<!--',
      '𠮷',
    ),
  )
  fc.assert(
    fc.property(text, (said) => {
      const xml = xmlDocument(element('gpx', { creator: 'x' }, element('name', {}, said)))
      expect(parse(xml).documentElement?.textContent).toBe(carried(said))
    }),
  )
})

test('an attribute cannot be closed from inside', () => {
  const xml = xmlDocument(element('link', { href: 'https://x.example/?a=1&b="><script>' }))
  const read = parse(xml)
  expect(read.documentElement?.getAttribute('href')).toBe('https://x.example/?a=1&b="><script>')
  expect(read.getElementsByTagName('script')).toHaveLength(0)
})
