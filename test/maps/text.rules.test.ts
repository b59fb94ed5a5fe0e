import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textWidth, wrapText } from '../../web/components/maps/text.ts'
import { placeName } from './arbitraries.ts'

describe('a name on several lines', () => {
  test('loses no letter and stays within its measure, as far as its words let it', () => {
    fc.assert(
      fc.property(placeName, fc.integer({ min: 40, max: 200 }), (name, measure) => {
        const lines = wrapText(name, 16, measure)
        expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''))
        for (const line of lines)
          expect(textWidth(line, 16) <= measure || !/ |[\u2e80-\u9fff]{2}/.test(line)).toBe(true)
      }),
    )
  })

  test('is split evenly, not with one letter left over', () => {
    expect(wrapText('霁溪茶旅集散中心', 16, 7 * 16)).toEqual(['霁溪茶旅', '集散中心'])
    expect(wrapText('Stone Bridge Studio', 16, 120)).toEqual(['Stone Bridge', 'Studio'])
  })

  test('is not taken apart when it fits', () => {
    expect(wrapText('老渡口', 16, 48)).toEqual(['老渡口'])
  })

  test('is found in no time, however long', () => {
    expect(wrapText('长'.repeat(500), 16, 64)).toHaveLength(125)
  })
})
