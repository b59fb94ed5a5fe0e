import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarAddress } from '../../src/feeds/address.rules.ts'

const allowed = (text: string, testOrigin: string | null = null) => calendarAddress(text, testOrigin)?.href ?? null

describe('is asked', () => {
  test.each([
    ['https://www.airbnb.cn/calendar/ical/12.ics?s=0a1b', 'https://www.airbnb.cn/calendar/ical/12.ics?s=0a1b'],
    [' webcal://ical.booking.com/v1/export?t=x ', 'https://ical.booking.com/v1/export?t=x'],
    ['https://携程.中国/a.ics#top', 'https://xn--p3up99b.xn--fiqs8s/a.ics'],
    ['https://a.example:443/b', 'https://a.example/b'],
  ])('%s', (text, href) => expect(allowed(text)).toBe(href))

  test('a test’s own server, and nothing beside it', () => {
    expect(allowed('http://127.0.0.1:8123/a.ics', 'http://127.0.0.1:8123')).toBe('http://127.0.0.1:8123/a.ics')
    expect(allowed('http://127.0.0.1:8124/a.ics', 'http://127.0.0.1:8123')).toBeNull()
    expect(allowed('http://127.0.0.1:8123/a.ics')).toBeNull()
  })
})

describe('is not asked', () => {
  test.each([
    ['another protocol', 'http://a.example/b.ics'],
    ['another protocol', 'file:///etc/passwd'],
    ['another protocol', 'ftp://a.example/b.ics'],
    ['another port', 'https://a.example:8443/b.ics'],
    ['a user name', 'https://someone@a.example/b.ics'],
    ['a password', 'https://:secret@a.example/b.ics'],
    ['a loopback address', 'https://127.0.0.1/b.ics'],
    ['a private address', 'https://10.0.0.7/b.ics'],
    ['a private address', 'https://192.168.1.1/b.ics'],
    ['where clouds keep their keys', 'https://169.254.169.254/latest/meta-data/'],
    ['even a public number', 'https://8.8.8.8/b.ics'],
    ['a number in one piece', 'https://2130706433/b.ics'],
    ['a hexadecimal number', 'https://0x7f000001/b.ics'],
    ['a mixed number', 'https://0x7f.1/b.ics'],
    ['an octal number', 'https://0177.0.0.01/b.ics'],
    ['a number in full-width digits', 'https://１２７.０.０.１/b.ics'],
    ['a number behind percent signs', 'https://%31%32%37.0.0.1/b.ics'],
    ['the loopback of IPv6', 'https://[::1]/b.ics'],
    ['a link-local address', 'https://[fe80::1]/b.ics'],
    ['a unique local address', 'https://[fd00::1]/b.ics'],
    ['an IPv4 address inside IPv6', 'https://[::ffff:127.0.0.1]/b.ics'],
    ['one’s own machine', 'https://localhost/b.ics'],
    ['one’s own machine', 'https://a.localhost/b.ics'],
    ['one’s own network', 'https://printer.local/b.ics'],
    ['one’s own network', 'https://metadata.google.internal/b.ics'],
    ['one’s own network', 'https://nas.home.arpa/b.ics'],
    ['a name without an end', 'https://intranet/b.ics'],
    ['a name that ends in a dot', 'https://localhost./b.ics'],
    ['a name that ends in a dot', 'https://a.example./b.ics'],
    ['nothing', ''],
    ['no address', '桂兰大床'],
    ['something endless', `https://a.example/${'a'.repeat(2000)}`],
  ])('%s: %s', (_, text) => expect(allowed(text)).toBeNull())

  test('any number, however it is written', () => {
    const byte = fc.nat(255)
    const written = fc.tuple(byte, byte, byte, byte, fc.constantFrom(8, 10, 16)).map(([a, b, c, d, base]) => {
      const prefix = { 8: '0', 10: '', 16: '0x' }[base]
      return [a, b, c, d].map((part) => `${prefix}${part.toString(base)}`).join('.')
    })
    const whole = fc.nat(0xffffffff).map(String)
    fc.assert(
      fc.property(
        fc.oneof(
          written,
          whole,
          fc.ipV4(),
          fc.ipV6().map((address) => `[${address}]`),
        ),
        (host) => {
          expect(allowed(`https://${host}/b.ics`)).toBeNull()
        },
      ),
    )
  })
})
