import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { nameOf, ownIdIn, retell, type TakenTime, type ToldTime, takenTimes } from '../../src/feeds/shared.rules.ts'

const day = (count: number) => addDays('2026-05-01', count)
const slot = (count: number) => ({
  day: day(count),
  startsAt: instantOf(day(count), '14:00'),
  endsAt: instantOf(day(count + 1), '12:00'),
})
const nights = (from: number, to: number): TakenTime => ({ startsAt: instantOf(day(from)), endsAt: instantOf(day(to)) })

describe('taken nights', () => {
  test('in a row are one stretch of whole days, in whatever order they come', () => {
    expect(takenTimes([slot(5), slot(1), slot(2), slot(0)], true)).toEqual([nights(0, 3), nights(5, 6)])
  })

  test('of sessions stay apart', () => {
    expect(takenTimes([slot(1), slot(0)], false).map(({ startsAt }) => startsAt)).toEqual([
      slot(0).startsAt,
      slot(1).startsAt,
    ])
  })
})

describe('telling again', () => {
  const told = (...times: ToldTime[]) => ({ times, numbered: 7 })
  const first: ToldTime = { ...nights(1, 3), number: 7, sequence: 2, changedAt: 5 }

  test.each([
    ['longer', [nights(1, 4)], [{ ...nights(1, 4), number: 7, sequence: 3, changedAt: 9 }], 7, true],
    ['shorter in front', [nights(2, 3)], [{ ...nights(2, 3), number: 7, sequence: 3, changedAt: 9 }], 7, true],
    ['the same', [nights(1, 3)], [first], 7, false],
    ['gone', [], [], 7, true],
    ['another beside it', [nights(3, 5)], [{ ...nights(3, 5), number: 8, sequence: 0, changedAt: 9 }], 8, true],
    [
      'split',
      [nights(1, 2), nights(4, 5)],
      [
        { ...nights(1, 2), number: 7, sequence: 3, changedAt: 9 },
        { ...nights(4, 5), number: 8, sequence: 0, changedAt: 9 },
      ],
      8,
      true,
    ],
  ])('what is %s', (_, taken, times, numbered, changed) => {
    expect(retell(told(first), taken, 9)).toEqual({ times, numbered, changed })
  })

  test('never gives a number twice, never lowers a sequence, and tells exactly what is taken', () => {
    const states = fc.array(fc.uniqueArray(fc.nat(14), { maxLength: 12 }), { maxLength: 12 })
    fc.assert(
      fc.property(states, (sequence) => {
        let state = { times: [] as ToldTime[], numbered: 0 }
        const sequences = new Map<number, number>()
        for (const [step, taken] of sequence.entries()) {
          const spans = takenTimes(taken.map(slot), true)
          const next = retell(state, spans, step)
          expect(next.times.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))).toEqual(spans)
          expect(new Set(next.times.map(({ number }) => number)).size).toBe(next.times.length)
          for (const time of next.times) {
            const before = state.times.find(({ number }) => number === time.number)
            const was = sequences.get(time.number)
            if (!before) expect(was, 'a number that was given before').toBeUndefined()
            else if (before.startsAt === time.startsAt && before.endsAt === time.endsAt) expect(time).toBe(before)
            else expect(time.sequence).toBe((was ?? 0) + 1)
            sequences.set(time.number, time.sequence)
          }
          state = next
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a name of ours', () => {
  const id = '0191b2c3-0000-7000-8000-000000000000'

  test.each([
    nameOf(id, 12),
    `imported-${nameOf(id, 1)}`,
    `${nameOf(id, 1)}/20260501`,
    `${id}-0@chalu`,
    `${id}-0-2@chalu`,
  ])('is known again: %s', (uid) => expect(ownIdIn(uid)).toBe(id))

  test.each(['a@airbnb.com', `${id}@booking.com`, `${id}-1@chalux`, `f${id}-1@chalu`, '-1@chalu', ''])(
    'is not: %s',
    (uid) => expect(ownIdIn(uid)).toBeNull(),
  )
})
