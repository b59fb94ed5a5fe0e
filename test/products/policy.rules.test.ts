import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS, instantOf } from '../../src/days.ts'
import { policyTerms, policyTermsOn } from '../../src/products/products.policy.rules.ts'

const STAY = [
  { hoursBefore: 72, feePercent: 0 },
  { hoursBefore: 24, feePercent: 30 },
]
const ARRIVAL = instantOf('2026-04-18', '14:00')
const LONG_BEFORE = instantOf('2026-03-01')

describe('a policy on a day', () => {
  test('has a date for each of its steps, and the whole price after the last', () => {
    expect(policyTermsOn(STAY, ARRIVAL, LONG_BEFORE)).toEqual([
      { until: instantOf('2026-04-15', '14:00'), feePercent: 0 },
      { until: instantOf('2026-04-17', '14:00'), feePercent: 30 },
      { until: null, feePercent: 100 },
    ])
  })

  test('says nothing of what has passed, to the very instant', () => {
    const last = instantOf('2026-04-15', '14:00')
    expect(policyTermsOn(STAY, ARRIVAL, last)).toHaveLength(3)
    expect(policyTermsOn(STAY, ARRIVAL, last + 1).map((term) => term.feePercent)).toEqual([30, 100])
    expect(policyTermsOn(STAY, ARRIVAL, ARRIVAL).map((term) => term.feePercent)).toEqual([100])
  })

  test('is free for what begins at no certain time', () => {
    expect(policyTermsOn(STAY, null, LONG_BEFORE)).toEqual([{ until: null, feePercent: 0 }])
  })

  test('begins with the first step that still holds, in whatever order the steps are written', () => {
    const tier = fc.record({
      hoursBefore: fc.integer({ min: 0, max: 200 }),
      feePercent: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(tier, { maxLength: 5 }), fc.integer({ min: -10, max: 210 }), (tiers, hoursLeft) => {
        const now = ARRIVAL - hoursLeft * HOUR_MS
        const decides = tiers.find(({ hoursBefore }) => hoursLeft >= hoursBefore)
        const terms = policyTermsOn(tiers, ARRIVAL, now)
        expect(terms[0]?.feePercent).toBe(decides?.feePercent ?? 100)
        const ends = terms.map((term) => term.until ?? Number.POSITIVE_INFINITY)
        expect(ends).toEqual([...ends].sort((a, b) => a - b))
      }),
    )
  })
})

describe('a policy in general', () => {
  test('joins neighbours of the same fee and leaves out what an earlier step covers', () => {
    const tiers = [
      { hoursBefore: 48, feePercent: 0 },
      { hoursBefore: 24, feePercent: 0 },
      { hoursBefore: 36, feePercent: 80 },
      { hoursBefore: 0, feePercent: 100 },
    ]
    expect(policyTerms(tiers)).toEqual([
      { untilHoursBefore: 24, feePercent: 0 },
      { untilHoursBefore: null, feePercent: 100 },
    ])
  })

  test('without any step costs everything', () => {
    expect(policyTerms([])).toEqual([{ untilHoursBefore: null, feePercent: 100 }])
  })
})
