import { expect, test } from 'vitest'
import { comingUp } from '../../src/products/products.rules.ts'
import { aProduct, aSlotOn } from '../support/offered.ts'

const [MONDAY, TUESDAY] = ['2026-04-13', '2026-04-14']
const at = (day: string, hour: string) => `${day}T${hour}:00:00Z`
const day = (on: string, ...slots: ReturnType<typeof aSlotOn>[]) => ({ day: on, slots })

test('each thing stands once, by the first hour that still has a place, the earliest thing first', () => {
  const [walk, tea] = [aProduct({ id: 'walk' }), aProduct({ id: 'tea' })]
  const calendars = new Map([
    [
      'walk',
      [
        day(MONDAY, aSlotOn(MONDAY, { startsAt: at(MONDAY, '01'), state: 'sold_out', left: 0 })),
        day(TUESDAY, aSlotOn(TUESDAY, { startsAt: at(TUESDAY, '06') })),
      ],
    ],
    [
      'tea',
      [
        day(
          TUESDAY,
          aSlotOn(TUESDAY, { startsAt: at(TUESDAY, '01') }),
          aSlotOn(TUESDAY, { startsAt: at(TUESDAY, '06') }),
        ),
      ],
    ],
  ])
  expect(comingUp([walk, tea], calendars).map(({ product, startsAt }) => [product.id, startsAt])).toEqual([
    ['tea', at(TUESDAY, '01')],
    ['walk', at(TUESDAY, '06')],
  ])
})

test('what only groups can have, and what is closed or full, is not told to a passer-by', () => {
  const group = aProduct({ id: 'group' })
  const forTwenty = { ...group, units: group.units.map((unit) => ({ ...unit, minQuantity: 20 })) }
  const closed = new Map([['group', [day(MONDAY, aSlotOn(MONDAY, { state: 'closed' }))]]])
  expect(comingUp([forTwenty], new Map([['group', [day(MONDAY, aSlotOn(MONDAY))]]]))).toEqual([])
  expect(comingUp([group], closed)).toEqual([])
  expect(comingUp([group], new Map())).toEqual([])
})
