import { expect, test } from 'vitest'
import { nextFree, stockParts } from '../../src/products/products.rules.ts'
import { aProduct, aSlotOn } from '../support/offered.ts'

const DAY = '2026-04-13'
const shelf = { day: null, slots: [aSlotOn(DAY, { startsAt: null, left: 5, prices: { one: 6800 } })] }
const dated = { day: DAY, slots: [aSlotOn(DAY)] }

test('the shelf holds what is bound to no day, of whatever kind, and nothing else', () => {
  for (const kind of ['goods', 'stay', 'walk'] as const) {
    const parts = stockParts(aProduct({ kind }), [dated, shelf])
    expect(parts.map(({ left, priceFen, startsAt }) => ({ left, priceFen, startsAt }))).toEqual([
      { left: 5, priceFen: 6800, startsAt: null },
    ])
  }
  expect(stockParts(aProduct({ kind: 'goods' }), [dated])).toEqual([])
})

test('what lies on the shelf is told by how many there are, what has days by the next of them', () => {
  expect(nextFree(aProduct({ kind: 'goods' }), [shelf], [DAY], 3)).toEqual({ inStock: 5 })
  expect(nextFree(aProduct(), [dated], [DAY, '2026-04-14'], 3)).toEqual({ days: [DAY] })
})
