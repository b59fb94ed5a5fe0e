import { expect, test } from 'vitest'
import { instantOf } from '../src/days.ts'
import { clock, dayLabel, lineClass, momentLabel, productLineClass } from '../web/format.ts'
import { WORDS } from '../web/words/words.ts'

test('a clock begins anew at midnight', () => {
  expect([0, 545, 1439, 1440, 1505].map(clock)).toEqual(['00:00', '09:05', '23:59', '00:00', '01:05'])
})

test('a date of another year is told with it, one of this year without', () => {
  const told = (day: string, today: string) => [dayLabel(WORDS['zh-CN'], day, today), dayLabel(WORDS.en, day, today)]
  expect(told('2027-01-03', '2026-12-30')).toEqual(['2027年1月3日 周日', '3 Jan 2027, Sun'])
  expect(told('2026-12-31', '2026-12-30')).toEqual(['12月31日 周四', '31 Dec, Thu'])
  expect(momentLabel(WORDS['zh-CN'], instantOf('2027-01-03', '14:00'), '2026-12-30')).toBe('2027年1月3日 14:00')
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
