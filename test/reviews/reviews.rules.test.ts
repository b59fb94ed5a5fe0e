import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/days.ts'
import {
  type BookedProduct,
  partyKind,
  ratingOf,
  shownName,
  standingOf,
  WRITING_DAYS,
} from '../../src/reviews/reviews.rules.ts'

const NOW = Date.parse('2026-04-13T02:00:00Z')
const line = (more: Partial<BookedProduct['lines'][number]> = {}): BookedProduct['lines'][number] => ({
  status: 'completed',
  quantity: 2,
  arrived: 0,
  noShow: 0,
  endsAt: NOW - DAY_MS,
  ...more,
})
const standing = (lines: BookedProduct['lines'], more: Partial<BookedProduct> = {}) =>
  standingOf({ orderStatus: 'completed', changedAt: NOW - DAY_MS, lines, ...more }, NOW)

describe('whether it may be reviewed', () => {
  test.each(['cancelled', 'declined', 'expired', 'held'] as const)('a line that is %s: it was not had', (status) => {
    expect(standing([line({ status })])).toEqual({ kind: 'not_had' })
  })

  test('nobody of the party came: it was not had', () => {
    expect(standing([line({ noShow: 2 })])).toEqual({ kind: 'not_had' })
    expect(standing([line({ noShow: 1 })]).kind).toBe('open')
  })

  test('it is over, but nobody has said that they came: too early', () => {
    const confirmed = { orderStatus: 'confirmed' as const }
    expect(standing([line({ status: 'confirmed' })], confirmed)).toEqual({ kind: 'too_early' })
    expect(standing([line({ status: 'confirmed', arrived: 1 })], confirmed).kind).toBe('open')
  })

  test('they came, and have not left yet: too early', () => {
    const staying = line({ status: 'confirmed', arrived: 2, endsAt: NOW + 1 })
    expect(standing([staying], { orderStatus: 'confirmed' })).toEqual({ kind: 'too_early' })
    expect(standing([{ ...staying, endsAt: NOW }], { orderStatus: 'confirmed' }).kind).toBe('open')
  })

  test('the host has not said yes yet: too early', () => {
    expect(standing([line({ status: 'awaiting_host' })])).toEqual({ kind: 'too_early' })
  })

  test('one of two lines was cancelled: the other counts', () => {
    expect(standing([line({ status: 'cancelled' }), line()]).kind).toBe('open')
  })

  test('half a year later: too late, to the millisecond', () => {
    const over = NOW - WRITING_DAYS * DAY_MS
    expect(standing([line({ endsAt: over })])).toEqual({ kind: 'too_late' })
    expect(standing([line({ endsAt: over + 1 })])).toEqual({ kind: 'open', until: NOW + 1 })
  })

  test('goods have no end of their own: from when the order changed last', () => {
    const fetched = line({ endsAt: null, arrived: 2, status: 'confirmed' })
    expect(standing([fetched], { orderStatus: 'confirmed' }).kind).toBe('open')
    expect(standing([fetched], { changedAt: NOW - WRITING_DAYS * DAY_MS })).toEqual({ kind: 'too_late' })
    expect(standing([{ ...fetched, arrived: 0 }], { orderStatus: 'confirmed' })).toEqual({ kind: 'too_early' })
  })
})

test.each([
  ['陈', '陈*'],
  ['a', 'A*'],
  ['𠮷', '𠮷*'],
  ['', null],
  ['1', null],
  ['<', null],
  ['😀', null],
])('whose name begins with “%s” is shown as %s', (initial, shown) => {
  expect(shownName(initial)).toBe(shown)
})

test.each([
  [null, null],
  [{ adults: 0, children: 0, over60s: 0 }, null],
  [{ adults: 1, children: 0, over60s: 0 }, 'alone'],
  [{ adults: 0, children: 0, over60s: 1 }, 'alone'],
  [{ adults: 2, children: 0, over60s: 0 }, 'pair'],
  [{ adults: 0, children: 0, over60s: 2 }, 'pair'],
  [{ adults: 1, children: 0, over60s: 1 }, 'elders'],
  [{ adults: 2, children: 1, over60s: 0 }, 'children'],
  [{ adults: 2, children: 1, over60s: 2 }, 'generations'],
  [{ adults: 4, children: 0, over60s: 0 }, 'friends'],
  [{ adults: 8, children: 2, over60s: 0 }, 'group'],
] as const)('a party of %j came as %s', (party, kind) => {
  expect(partyKind(party)).toBe(kind)
})

test('an average stands from three reviews on, to one decimal', () => {
  expect(ratingOf({ count: 2, stars: 10 })).toEqual({ count: 2, average: null })
  expect(ratingOf({ count: 3, stars: 14 })).toEqual({ count: 3, average: 4.7 })
  expect(ratingOf({ count: 3, stars: 15 })).toEqual({ count: 3, average: 5 })
})
