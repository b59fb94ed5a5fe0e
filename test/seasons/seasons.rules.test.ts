import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/days.ts'
import { isInSeason, rankOf, ripenessOn, seasonOn, windowOf } from '../../src/seasons/seasons.rules.ts'
import { RIPENESS, type RipenessState, type Season } from '../../src/seasons/seasons.schemas.ts'

/** Cherries: from the twentieth of April to the eighth of May, as estimated. */
const OPENS: Day = '2026-04-20'
const ENDS: Day = '2026-05-08'

/** A season after these sayings, as the database would tell it. */
function season(...sayings: [state: RipenessState, day: Day][]): Season {
  const said = sayings.map(([state, day]) => ({ state, day }))
  const { from, until } = windowOf({ opensOn: OPENS, endsOn: ENDS }, said)
  const last = said.at(-1)
  return {
    id: 'cherries-2026',
    opensOn: OPENS,
    endsOn: ENDS,
    sellsFrom: from,
    sellsUntil: until,
    report: last ? { ...last, note: '', noteEn: null } : null,
  }
}

const window = (...sayings: [RipenessState, Day][]) => {
  const { sellsFrom, sellsUntil } = season(...sayings)
  return [sellsFrom, sellsUntil]
}
const told = (today: Day, ...sayings: [RipenessState, Day][]) => {
  const ripeness = ripenessOn([season(...sayings)], today)
  return [ripeness?.state, ripeness?.said ? 'said' : 'estimate']
}

describe('when a season is sold', () => {
  test('by its estimate, while nobody says anything', () => {
    expect(window()).toEqual([OPENS, ENDS])
  })

  test('“not yet” before it was to open changes nothing', () => {
    expect(window(['not_yet', '2026-04-19'])).toEqual([OPENS, ENDS])
  })

  test('“not yet” on the day it was to open, or later, puts all of it off to a week from then', () => {
    expect(window(['not_yet', OPENS])).toEqual(['2026-04-27', '2026-05-15'])
    expect(window(['not_yet', OPENS], ['not_yet', '2026-04-25'])).toEqual(['2026-05-02', '2026-05-20'])
  })

  test('the first fruit opens it early, and what was put off does not end the sooner for it', () => {
    expect(window(['first', '2026-04-11'])).toEqual(['2026-04-11', ENDS])
    expect(window(['not_yet', OPENS], ['first', '2026-04-24'])).toEqual([OPENS, '2026-05-15'])
  })

  test('what is ripe is not over within the week', () => {
    expect(window(['ripe', '2026-05-07'])).toEqual([OPENS, '2026-05-14'])
  })

  test('the last days are five, unless the estimate ends them sooner', () => {
    expect(window(['last_days', '2026-04-28'])).toEqual([OPENS, '2026-05-03'])
    expect(window(['last_days', '2026-05-06'])).toEqual([OPENS, ENDS])
    expect(window(['last_days', '2026-05-20'])).toEqual([OPENS, '2026-05-25'])
  })

  test('over is over that very day, and open again when its host was wrong', () => {
    expect(window(['over', '2026-04-30'])).toEqual([OPENS, '2026-04-29'])
    expect(window(['over', '2026-04-30'], ['ripe', '2026-05-01'])).toEqual([OPENS, '2026-05-08'])
  })

  test('only the latest word and lateness count; a word never sells a day after “over” nor shortens what it says is ripe', () => {
    const day = fc.integer({ min: -30, max: 60 }).map((count) => addDays(OPENS, count))
    const saying = fc.record({ state: fc.constantFrom(...RIPENESS), day })
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 6 }), saying, (before, last) => {
        const sayings = [...before, last].sort((a, b) => (a.day < b.day ? -1 : 1))
        const final = sayings.at(-1) ?? last
        const { from, until } = windowOf({ opensOn: OPENS, endsOn: ENDS }, sayings)
        const isSold = isInSeason([{ from, until }], final.day)
        if (final.state === 'over') expect(isSold).toBe(false)
        if (final.state === 'first' || final.state === 'ripe') {
          expect(isSold).toBe(true)
          expect(until >= addDays(final.day, 7)).toBe(true)
        }
        if (final.state === 'last_days') {
          expect(isSold).toBe(true)
          expect(until <= addDays(final.day, 5)).toBe(true)
        }
        if (final.state === 'not_yet') expect(isSold && final.day >= OPENS).toBe(false)
      }),
    )
  })
})

describe('how the fruit stands', () => {
  test('is an estimate while nobody has said', () => {
    expect(told('2026-04-10')).toEqual(['not_yet', 'estimate'])
    expect(told(OPENS)).toEqual(['ripe', 'estimate'])
    expect(told(ENDS)).toEqual(['ripe', 'estimate'])
    expect(told('2026-05-09')).toEqual(['over', 'estimate'])
  })

  test('“not yet” of long before says nothing of the opening: the estimate stands', () => {
    expect(told('2026-04-10', ['not_yet', '2026-04-05'])).toEqual(['not_yet', 'estimate'])
    expect(told('2026-04-10', ['not_yet', '2026-04-06'])).toEqual(['not_yet', 'said'])
  })

  test('“not yet” holds until the day it put the opening off to, unless it was said in time', () => {
    expect(told('2026-04-26', ['not_yet', OPENS])).toEqual(['not_yet', 'said'])
    expect(told('2026-04-27', ['not_yet', OPENS])).toEqual(['ripe', 'estimate'])
    expect(told(OPENS, ['not_yet', '2026-04-18'])).toEqual(['ripe', 'estimate'])
  })

  test('what was said to be ripe is, until the season has ended; over stays over', () => {
    expect(told(ENDS, ['first', OPENS])).toEqual(['first', 'said'])
    expect(told('2026-05-09', ['first', OPENS])).toEqual(['over', 'estimate'])
    expect(told('2026-12-01', ['over', '2026-05-01'])).toEqual(['over', 'said'])
  })

  test('talk is of the coming season from some weeks before it opens, and of the one that runs in any case', () => {
    const next = { ...season(), id: 'next', opensOn: '2027-04-18', endsOn: '2027-05-06' }
    const coming = { ...next, sellsFrom: next.opensOn, sellsUntil: next.endsOn }
    const talkedOf = (today: Day) => seasonOn([coming, season(['over', '2026-05-01'])], today)?.now.id
    expect(talkedOf('2027-03-03')).toBe('cherries-2026')
    expect(talkedOf('2027-03-04')).toBe('next')
    expect(ripenessOn([coming, season(['over', '2026-05-01'])], '2026-06-01')?.nextFrom).toBe('2027-04-18')
    const long = { ...season(), sellsUntil: '2027-04-10' }
    expect(seasonOn([long, coming], '2027-04-05')?.now.id).toBe('cherries-2026')
  })

  test('what has no seasons has no ripeness, is sold on every day, and is sorted last', () => {
    expect(ripenessOn([], OPENS)).toBeNull()
    expect(isInSeason([], OPENS)).toBe(true)
    expect(isInSeason([{ from: OPENS, until: ENDS }], null)).toBe(true)
    const ranks = (['ripe', 'first', 'last_days', 'not_yet', 'over'] as const).map((state) =>
      rankOf(ripenessOn([season([state, '2026-04-20'])], '2026-04-20')),
    )
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(rankOf(null)).toBeGreaterThan(Math.max(...ranks))
  })
})
