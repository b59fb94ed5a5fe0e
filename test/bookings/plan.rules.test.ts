import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergePlans, readPlan, writePlan } from '../../src/bookings/bookings.plan.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const lines = fc.uniqueArray(
  fc.record({
    unitId: id,
    quantity: fc.integer({ min: 1, max: 999 }),
    slotIds: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 10, selector: (line) => line.unitId },
)

test('a plan survives its way through an address', () => {
  fc.assert(
    fc.property(lines, (plan) => {
      expect(readPlan(writePlan(plan))).toEqual(plan)
      expect(new URL(`https://township.example/trip?plan=${writePlan(plan)}`).searchParams.get('plan')).toBe(
        writePlan(plan),
      )
    }),
  )
})

test('any other text is no plan, and no error', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plan = readPlan(text)
      expect(plan === null || writePlan(plan) === text || plan.length > 0).toBe(true)
    }),
  )
  for (const text of [
    '',
    '~',
    'room',
    'room.0.s',
    'room.1',
    'room.-1.s',
    'room.1.s.s',
    'room.1.s~room.1.s',
    `room.1.${'s'.repeat(65)}`,
  ]) {
    expect(readPlan(text), text).toBeNull()
  }
})

test('choosing the same thing again replaces how many', () => {
  const room = { unitId: 'room', slotIds: ['a', 'b'], quantity: 1 }
  const meal = { unitId: 'meal', slotIds: ['noon'], quantity: 2 }
  expect(mergePlans([room, meal], [{ ...room, quantity: 2 }])).toEqual([meal, { ...room, quantity: 2 }])
})

test('choosing other nights of the same room replaces the stay and keeps the rest', () => {
  const room = { unitId: 'room', slotIds: ['mon', 'tue'], quantity: 1 }
  const meal = { unitId: 'meal', slotIds: ['noon'], quantity: 2 }
  const longer = { ...room, slotIds: ['tue', 'wed', 'thu'] }
  expect(mergePlans([room, meal], [longer])).toEqual([meal, longer])
  expect(readPlan(writePlan(mergePlans([room, meal], [longer])))).toEqual([meal, longer])
})
