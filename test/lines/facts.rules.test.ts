import { describe, expect, test } from 'vitest'
import { isDriven, lastWith, reachedFromHub, stretchesWithout } from '../../src/lines/lines.facts.rules.ts'
import { aLine } from '../support/line.ts'

test('the way from the hub adds up, stays apart', () => {
  const { stops } = aLine([{ metres: 2600, minutes: 8 }, { metres: 5200, minutes: 16, stay: 40 }, {}])
  expect(reachedFromHub(stops)).toEqual([
    { metres: 0, minutes: 0 },
    { metres: 2600, minutes: 8 },
    { metres: 7800, minutes: 24 },
  ])
})

describe('the last petrol', () => {
  test('is the last stop that has it, with the kilometres that follow', () => {
    const { stops } = aLine([{ petrol: true, metres: 900 }, { petrol: true, metres: 2000 }, { metres: 3000 }, {}])
    const last = lastWith(stops, 'petrol')
    expect([last?.from.position, last?.metres, last?.until]).toEqual([1, 5000, null])
  })

  test('needs no saying on a line that ends at a petrol station, or has none', () => {
    expect(lastWith(aLine([{}, { petrol: true }]).stops, 'petrol')).toBeNull()
    expect(lastWith(aLine([{}, {}]).stops, 'petrol')).toBeNull()
  })
})

describe('stretches without toilets', () => {
  test('begin at a stop that has them and end at the next', () => {
    const { stops } = aLine([{ toilet: true, metres: 1600 }, { metres: 1500 }, { toilet: true, metres: 1200 }, {}])
    expect(
      stretchesWithout(stops, 'toilet').map(({ from, metres, until }) => [from.position, metres, until?.position]),
    ).toEqual([
      [0, 3100, 2],
      [2, 1200, undefined],
    ])
  })

  test('are none between neighbours that both have them', () => {
    expect(stretchesWithout(aLine([{ toilet: true }, { toilet: true }]).stops, 'toilet')).toEqual([])
  })
})

test('nobody needs petrol on a walk', () => {
  expect(isDriven(aLine([{ mode: 'walk' }, {}]))).toBe(false)
  expect(isDriven(aLine([{ mode: 'walk' }, { mode: 'drive' }, {}]))).toBe(true)
})
