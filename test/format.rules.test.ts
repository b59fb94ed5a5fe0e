import { expect, test } from 'vitest'
import { clock, lineClass, productLineClass } from '../web/format.ts'

test('a clock begins anew at midnight', () => {
  expect([0, 545, 1439, 1440, 1505].map(clock)).toEqual(['00:00', '09:05', '23:59', '00:00', '01:05'])
})

test('a product has the colour of its first line wherever it is shown; goods, and what lies on no line, have none', () => {
  const letters = new Map([
    ['wetland', 'A'],
    ['forest', 'B'],
  ])
  expect(productLineClass({ kind: 'walk', lines: ['forest', 'wetland'] }, letters)).toBe('line-b')
  expect(productLineClass({ kind: 'goods', lines: ['wetland'] }, letters)).toBe('line-none')
  expect(productLineClass({ kind: 'walk', lines: [] }, letters)).toBe('line-none')
  expect(lineClass(null)).toBe('line-none')
})
