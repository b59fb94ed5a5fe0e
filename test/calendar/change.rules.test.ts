import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChangeableSlot,
  changesFor,
  daysChosen,
  inverseOf,
  movedSince,
  oversoldBy,
  ownPriceFor,
  pastSlots,
  type SlotChange,
  summaryOf,
  touchesSame,
} from '../../src/calendar/change.rules.ts'

const slot = (more: Partial<ChangeableSlot> = {}): ChangeableSlot => ({
  id: 'a',
  productId: 'inn',
  day: '2026-05-01',
  startsAt: 0,
  state: 'open',
  capacity: 3,
  taken: 0,
  ownPrices: null,
  ...more,
})

/** The slots as they are once a change is made. */
function made(slots: readonly ChangeableSlot[], changes: readonly SlotChange[]): ChangeableSlot[] {
  return slots.map((each) => {
    const { state, capacity, prices = {} } = changes.find(({ slotId }) => slotId === each.id)?.after ?? {}
    const own = Object.entries({ ...each.ownPrices, ...prices }).filter(([, fen]) => fen !== null)
    return {
      ...each,
      state: state ?? each.state,
      capacity: capacity ?? each.capacity,
      ownPrices: own.length > 0 ? (Object.fromEntries(own) as Record<string, number>) : null, // the nulls are gone
    }
  })
}

describe('a change', () => {
  test('holds what differs and nothing else, before and after', () => {
    const slots = [slot(), slot({ id: 'b', capacity: 5 }), slot({ id: 'c', state: 'closed' })]
    expect(changesFor(slots, { capacity: 5 }).map(({ slotId, before, after }) => [slotId, before, after])).toEqual([
      ['a', { capacity: 3 }, { capacity: 5 }],
      ['c', { capacity: 3 }, { capacity: 5 }],
    ])
    expect(changesFor(slots, { state: 'closed' }).map(({ slotId }) => slotId)).toEqual(['a', 'b'])
  })

  test('of prices remembers where there was none of its own', () => {
    const [change] = changesFor([slot({ ownPrices: { bed: 4500 } })], { prices: { bed: 4500, room: 9900 } })
    expect(change).toMatchObject({ before: { prices: { room: null } }, after: { prices: { room: 9900 } } })
    const [back] = changesFor([slot({ ownPrices: { bed: 4500 } })], { prices: { bed: null, room: null } })
    expect(back).toMatchObject({ before: { prices: { bed: 4500 } }, after: { prices: { bed: null } } })
  })

  test('to fewer places than are sold says by how many, for each slot', () => {
    const slots = [slot({ taken: 3 }), slot({ id: 'b', taken: 1 }), slot({ id: 'c', taken: 2 })]
    const short = oversoldBy(changesFor(slots, { capacity: 1 }), slots)
    expect(short.map(({ slot: { id }, by }) => [id, by])).toEqual([
      ['a', 2],
      ['c', 1],
    ])
  })

  test('of yesterday is told apart from one of today; stock is of no day', () => {
    const slots = [slot({ day: '2026-04-30' }), slot({ id: 'b' }), slot({ id: 'c', day: null })]
    expect(pastSlots(slots, '2026-05-01').map(({ id }) => id)).toEqual(['a'])
  })

  test('is in another’s way when both set the same thing of the same slot, and only then', () => {
    const open = slot()
    const closing = changesFor([open], { state: 'closed' })
    const sizing = changesFor([open], { capacity: 9 })
    const [bed, room] = [{ bed: 1 }, { room: 1 }].map((prices) => changesFor([open], { prices }))
    expect(touchesSame(closing, closing)).toBe(true)
    expect(touchesSame(closing, sizing)).toBe(false)
    expect(touchesSame(bed!, room!)).toBe(false)
    expect(touchesSame(closing, changesFor([slot({ id: 'b' })], { state: 'closed' }))).toBe(false)
  })

  test('whose price is what that day costs anyway sets none', () => {
    const unit = { id: 'room', weekdayFen: 12800, weekendFen: 15800, holidayFen: 19800 }
    expect(ownPriceFor(unit, { tier: 'weekend' }, 15800)).toBe(null)
    expect(ownPriceFor(unit, { tier: 'weekday', ownPrices: { room: 15800 } }, 12800)).toBe(null)
    expect(ownPriceFor(unit, { tier: 'weekday' }, 15800)).toBe(15800)
  })
})

describe('taking back', () => {
  const settings = fc.record(
    {
      state: fc.constantFrom('open' as const, 'closed' as const),
      capacity: fc.nat(9),
      prices: fc.dictionary(fc.constantFrom('bed', 'room'), fc.option(fc.nat(3), { nil: null })),
    },
    { requiredKeys: [] },
  )
  const slots = fc
    .array(
      fc.record({
        state: fc.constantFrom('open' as const, 'closed' as const),
        capacity: fc.nat(9),
        ownPrices: fc.option(fc.dictionary(fc.constantFrom('bed', 'room'), fc.nat(3), { minKeys: 1 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) => all.map((each, index) => slot({ id: String(index), ...each })))

  test('leads back to exactly what was, one after the other in any number, and so does taking that back', () => {
    fc.assert(
      fc.property(slots, fc.array(settings, { maxLength: 6 }), (begun, wishes) => {
        const states = [begun]
        const changes = wishes.map((wish) => {
          const before = states.at(-1)!
          const change = changesFor(before, wish)
          states.push(made(before, change))
          return change
        })
        let now = states.at(-1)!
        for (const [index, change] of [...changes.entries()].reverse()) {
          const back = inverseOf(change)
          expect(movedSince(back, now)).toEqual([])
          const after = made(now, back)
          expect(after).toEqual(states[index])
          expect(made(after, inverseOf(back))).toEqual(now)
          now = after
        }
        expect(now).toEqual(begun)
      }),
    )
  })

  test('is refused where any of it was set to something else since, and only there', () => {
    fc.assert(
      fc.property(slots, settings, settings, (begun, first, second) => {
        const change = changesFor(begun, first)
        const later = made(begun, change)
        const other = changesFor(later, second)
        const moved = movedSince(inverseOf(change), made(later, other))
        const hit = change.filter((each) => touchesSame([each], other))
        expect(moved.map(({ slotId }) => slotId)).toEqual(hit.map(({ slotId }) => slotId))
      }),
    )
  })
})

describe('a change in few words', () => {
  test('names its listings, its first and last day, and what was the same everywhere', () => {
    const days = ['2026-05-03', '2026-05-01', '2026-05-02'].map((day, index) => slot({ id: day, day, capacity: index }))
    expect(summaryOf(changesFor(days, { capacity: 7, prices: { bed: 100 } }))).toEqual({
      productIds: ['inn'],
      from: '2026-05-01',
      to: '2026-05-03',
      days: 3,
      startsAt: null,
      set: { capacity: { before: null, after: 7 }, prices: [{ unitId: 'bed', before: 'usual', after: 100 }] },
    })
  })
})

test('days are chosen by weekday, both ends included', () => {
  const weekend = { from: '2026-05-01', to: '2026-05-10', weekdays: [6, 0], time: null }
  expect(daysChosen(weekend)).toEqual(['2026-05-02', '2026-05-03', '2026-05-09', '2026-05-10'])
  expect(daysChosen({ ...weekend, to: '2026-05-01', weekdays: [5] })).toEqual(['2026-05-01'])
})
