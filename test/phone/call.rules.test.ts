import { describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import {
  type CallRow,
  filledIn,
  nightsFrom,
  overNights,
  rowsMeant,
  rowsOn,
  shelfRows,
  shortagesOf,
  splitContact,
} from '../../src/phone/call.rules.ts'
import { aProduct, aSlotOn } from '../support/offered.ts'

const DAY = '2026-05-01'
const on = (after: number) => addDays(DAY, after)
const at = (day: string, time: string) => new Date(instantOf(day, time)).toISOString()

const room = aProduct({ id: 'room', kind: 'stay', units: [{ id: 'double' }] })
const meal = aProduct({ id: 'meal', kind: 'meal', units: [{ id: 'adult' }, { id: 'child', draw: 2 }] })
const honey = aProduct({ id: 'honey', kind: 'goods', units: [{ id: 'jar' }] })
const night = (after: number, left: number) => ({
  day: on(after),
  slots: [
    aSlotOn(on(after), { id: `n${after}`, left, prices: { double: 100 }, state: left > 0 ? 'open' : 'sold_out' }),
  ],
})
const noon = (after: number, left: number) => ({
  day: on(after),
  slots: ['12:00', '18:00'].map((time) =>
    aSlotOn(on(after), { id: `m${after}-${time}`, left: time === '12:00' ? left : 9, startsAt: at(on(after), time) }),
  ),
})
const jars = { day: null, slots: [{ ...aSlotOn(DAY, { id: 'lot', left: 5 }), startsAt: null }] }
const calendars = new Map([
  ['room', [night(0, 3), night(1, 1), night(2, 3), night(3, 3), night(4, 0)]],
  ['meal', [noon(0, 2), noon(1, 9)]],
  ['honey', [jars]],
])
const within = { nights: 1, from: DAY, until: on(9) }
const rowOf = (field: string): CallRow => {
  const all = [0, 1, 2, 3, 4].flatMap((after) => rowsOn([room, meal], calendars, on(after)))
  return all.find((row) => row.field === field)!
}
const called = (rows: readonly CallRow[]) => rows.map(({ part }) => part.slotIds.join('+'))

describe('what can be had', () => {
  test('on a day is a row for each time and unit; what lies on the shelf stands apart', () => {
    expect(rowsOn([room, meal, honey], calendars, DAY).map(({ field }) => field)).toEqual([
      'q.double.n0',
      'q.adult.m0-12:00',
      'q.child.m0-12:00',
      'q.adult.m0-18:00',
      'q.child.m0-18:00',
    ])
    expect(shelfRows([room, meal, honey], calendars).map(({ field, day }) => [field, day])).toEqual([
      ['q.jar.lot', null],
    ])
  })

  test('over several nights is there as long as every night has a slot', () => {
    expect(overNights(rowOf('q.double.n0'), calendars, 3)?.part).toMatchObject({ slotIds: ['n0', 'n1', 'n2'], left: 1 })
    expect(overNights(rowOf('q.double.n3'), calendars, 3)).toBe(null)
    expect(overNights(rowOf('q.adult.m0-12:00'), calendars, 3)?.part.slotIds).toEqual(['m0-12:00'])
  })
})

describe('what was written down', () => {
  const rows = [
    ...rowsOn([room, meal], calendars, DAY),
    ...rowsOn([room], calendars, on(1)),
    ...shelfRows([honey], calendars),
  ]
  const meant = (fields: Record<string, string>, day = DAY) =>
    rowsMeant(rows, filledIn(fields), day).map(({ row }) => row.field)

  test('counts for the day that is chosen, and for the shelf', () => {
    expect(meant({ 'q.double.n0': '1', 'q.double.n1': '2', 'q.jar.lot': '3' })).toEqual(['q.double.n0', 'q.jar.lot'])
  })

  test('for one other day alone means that day', () => {
    expect(meant({ 'q.double.n1': '2' })).toEqual(['q.double.n1'])
  })

  test('is nothing where nothing, or nought, or something unknown stands', () => {
    expect(meant({ 'q.double.n0': ' ', 'q.adult.m0-12:00': '0', 'q.nothing.at-all': '2', name: '3' })).toEqual([])
  })

  test.each([
    ['王女士 138 0000 1111', '', '王女士', '138 0000 1111'],
    ['138-0000-1111王女士', '', '王女士', '138-0000-1111'],
    ['王女士，１３８００００１１１１', '', '王女士', '13800001111'],
    ['Li +44 20 7946 0958', '', 'Li', '+44 20 7946 0958'],
    ['王女士', '', '王女士', ''],
    ['3 号桌', '', '3 号桌', ''],
    ['王 13800001111', '13911112222', '王 13800001111', '13911112222'],
  ])('“%s” and “%s” are %s, %s', (name, phone, whose, number) => {
    expect(splitContact(name, phone)).toEqual({ name: whose, phone: number })
  })

  test('is one night unless it is a number of nights', () => {
    expect(['2', '14', '15', '0', '-1', '1.5', 'x', undefined].map(nightsFrom)).toEqual([2, 14, 1, 1, 1, 1, 1, 1])
  })
})

describe('what cannot be had', () => {
  const short = (field: string, quantity: number, more: Partial<typeof within> = {}) =>
    shortagesOf([{ row: rowOf(field), quantity }], calendars, { ...within, ...more })

  test('is nothing while enough is left', () => {
    expect(short('q.double.n0', 3)).toEqual([])
  })

  test('says how much is left, and on which days there is enough: the nearest first, a later one before an earlier', () => {
    const [shortage] = short('q.double.n1', 3)
    expect(shortage).toMatchObject({ left: 1, state: 'open' })
    expect(called(shortage!.instead)).toEqual(['n2', 'n0', 'n3'])
  })

  test('names another time of the same day before another day', () => {
    expect(called(short('q.adult.m0-12:00', 5)[0]!.instead)).toEqual(['m0-18:00', 'm1-12:00', 'm1-18:00'])
  })

  test('of several nights is what the scarcest of them lacks, and all nights must be free elsewhere', () => {
    const [shortage] = short('q.double.n0', 2, { nights: 2 })
    expect(shortage).toMatchObject({ left: 1 })
    expect(called(shortage!.instead)).toEqual(['n2'])
  })

  test('says what the day is when nothing is left, or a night is missing', () => {
    expect(short('q.double.n4', 1)).toMatchObject([{ state: 'sold_out', left: 0 }])
    expect(short('q.double.n3', 1, { nights: 4 })).toMatchObject([{ state: 'none', left: 0 }])
  })

  test('counts what another line takes from the same places', () => {
    const wanted = [
      { row: rowOf('q.adult.m0-18:00'), quantity: 4 },
      { row: rowOf('q.child.m0-18:00'), quantity: 3 },
    ]
    expect(shortagesOf(wanted, calendars, within).map(({ row, left }) => [row.field, left])).toEqual([
      ['q.adult.m0-18:00', 3],
      ['q.child.m0-18:00', 2],
    ])
    expect(shortagesOf([wanted[0]!, { ...wanted[1]!, quantity: 2 }], calendars, within)).toEqual([])
  })
})
