import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, HOUR_MS, instantOf, MINUTE_MS } from '../../src/days.ts'
import { believe } from '../../src/feeds/doubt.rules.ts'
import type { BusyTime } from '../../src/feeds/reading.rules.ts'

const AT = instantOf('2026-04-13', '10:00')
const day = (count: number) => addDays('2026-04-13', count)
const busy = (uid: string, from: number, nights = 1): BusyTime => ({
  uid,
  startsAt: instantOf(day(from)),
  endsAt: instantOf(day(from + nights)),
  fromDay: day(from),
  toDay: day(from + nights),
  booked: true,
})
const said = (before: BusyTime[], now: BusyTime[], unreadable: string[] = []) => ({ before, now, unreadable })
const names = (times: BusyTime[]) => times.map(({ uid }) => uid).sort()

describe('is believed at once', () => {
  test.each([
    ['the first word', [], [busy('a', 1)]],
    ['no word at all, when there never was one', [], []],
    ['one guest of several who cancelled', [busy('a', 1), busy('b', 5)], [busy('b', 5)]],
    ['a booking that was moved', [busy('a', 1)], [busy('a', 6)]],
    ['less of what is nearly nothing', [busy('a', 1, 3), busy('b', 9)], [busy('b', 9)]],
    ['that what is over is not there any more', [busy('over', -3, 2)], []],
    ['that the last night has begun', [busy('a', -1, 1)], []],
    ['half of many days', [busy('a', 1, 4), busy('b', 10, 4)], [busy('b', 10, 4)]],
  ])('%s', (_, before, now) => {
    expect(believe(said(before, now), { doubtedSince: null, at: AT })).toEqual({ busy: now, doubtedSince: null })
  })

  test('whatever it is, once its host has looked', () => {
    const { busy: kept, doubtedSince } = believe(said([busy('a', 1)], []), {
      doubtedSince: AT,
      at: AT + MINUTE_MS,
      trusting: true,
    })
    expect([kept, doubtedSince]).toEqual([[], null])
  })
})

describe('is doubted', () => {
  const many = [busy('a', 1, 4), busy('b', 8, 4), busy('c', 15, 4)]

  test.each([
    ['that everything is free', [busy('a', 1)], []],
    ['that more than half of many days are free', many, [busy('c', 15, 4)]],
  ])('%s: nothing is opened before three hours', (_, before, now) => {
    const first = believe(said(before, now), { doubtedSince: null, at: AT })
    expect(first.doubtedSince).toBe(AT)
    expect(names(first.busy)).toEqual(names(before))
    const later = believe(said(first.busy, now), { doubtedSince: AT, at: AT + 3 * HOUR_MS - 1 })
    expect(names(later.busy)).toEqual(names(before))
    expect(believe(said(later.busy, now), { doubtedSince: AT, at: AT + 3 * HOUR_MS })).toEqual({
      busy: now,
      doubtedSince: null,
    })
  })

  test('but what it closes is closed', () => {
    const { busy: kept, doubtedSince } = believe(said(many, [busy('new', 20)]), { doubtedSince: null, at: AT })
    expect(doubtedSince).toBe(AT)
    expect(names(kept)).toEqual(['a', 'b', 'c', 'new'])
  })
})

test('an event that cannot be read keeps what it closed', () => {
  const before = [busy('a', 1), busy('b', 5)]
  const { busy: kept } = believe(said(before, [busy('b', 6)], ['a']), { doubtedSince: null, at: AT })
  expect(kept).toEqual([busy('a', 1), busy('b', 6)])
})

test('whatever is said, nothing that is said to be taken is ever open, and after three hours nothing else is closed', () => {
  const times = fc.uniqueArray(
    fc
      .tuple(fc.nat(6), fc.nat(30), fc.integer({ min: 1, max: 5 }))
      .map(([n, from, nights]) => busy(`u${n}`, from, nights)),
    { maxLength: 6, selector: ({ uid }) => uid },
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(times, fc.nat(300)), { minLength: 1, maxLength: 8 }), (words) => {
      let state = { busy: [] as BusyTime[], doubtedSince: null as number | null }
      let at = AT
      for (const [now, minutes] of words) {
        at += minutes * MINUTE_MS
        state = believe(said(state.busy, now), { doubtedSince: state.doubtedSince, at })
        expect(state.busy).toEqual(expect.arrayContaining(now))
        if (state.doubtedSince === null) expect(names(state.busy)).toEqual(names(now))
      }
      const [last = []] = words.at(-1) ?? []
      for (const wait of [0, 3 * HOUR_MS])
        state = believe(said(state.busy, last), { doubtedSince: state.doubtedSince, at: at + wait })
      expect(names(state.busy)).toEqual(names(last))
    }),
    { numRuns: 500 },
  )
})
