import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CancellableLine,
  cancellationOf,
  isWaiting,
  linesToCancel,
} from '../../src/bookings/bookings.cancel.rules.ts'
import { HOUR_MS, instantOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import { policyTermsOn } from '../../src/products/products.policy.rules.ts'

const NOW = instantOf('2026-04-13', '10:00')

const TIERS = [
  { hoursBefore: 72, feePercent: 0 },
  { hoursBefore: 24, feePercent: 30 },
]
const START = NOW + 100 * HOUR_MS
const line = (more: Partial<CancellableLine> = {}): CancellableLine => ({
  position: 0,
  title: '桂兰大床',
  status: 'confirmed',
  amountFen: 12800,
  feeFen: 0,
  startsAt: START,
  tiers: TIERS,
  closed: false,
  arrived: 0,
  noShow: 0,
  ...more,
})
const cost = (now: number, more: Partial<CancellableLine> = {}, paidFen = 12800, status = 'confirmed') =>
  cancellationOf({ status, paidFen, lines: [line(more)] }, now)

describe('what a cancellation gives back', () => {
  test('everything until the last free minute, and less from the next millisecond', () => {
    const lastFree = START - 72 * HOUR_MS
    expect(cost(lastFree)).toMatchObject({ feeFen: 0, refundFen: 12800 })
    expect(cost(lastFree + 1)).toMatchObject({ feeFen: 3840, refundFen: 8960 })
    expect(cost(lastFree).lines[0]).toMatchObject({ reason: 'free', freeUntil: new Date(lastFree).toISOString() })
  })

  test('nothing after the last tier', () => {
    expect(cost(START - 24 * HOUR_MS + 1)).toMatchObject({ feeFen: 12800, refundFen: 0 })
    expect(cost(START + HOUR_MS).lines[0]?.reason).toBe('too_late')
  })

  test('paid at the farm: nothing comes back and the fee is owed', () => {
    expect(cost(START - 30 * HOUR_MS, {}, 0)).toMatchObject({ refundFen: 0, owedFen: 3840 })
  })

  test('a hold costs nothing at any time', () => {
    expect(cost(START, {}, 0, 'held')).toMatchObject({ feeFen: 0, owedFen: 0 })
  })

  test('what its host has not said yes to costs nothing, however late', () => {
    expect(cost(START - 1, { status: 'awaiting_host' })).toMatchObject({ feeFen: 0, refundFen: 12800 })
  })

  test('what a notice closes is refunded in full, whatever the policy', () => {
    expect(cost(START - 1, { closed: true })).toMatchObject({ feeFen: 0, refundFen: 12800 })
  })

  test('agrees at every instant with what the product’s page says, whatever the policy', () => {
    const tier = fc.record({
      hoursBefore: fc.integer({ min: 0, max: 96 }),
      feePercent: fc.constantFrom(0, 0, 30, 50, 100),
    })
    const hoursLeft = fc.integer({ min: -5, max: 100 })
    fc.assert(
      fc.property(fc.array(tier, { maxLength: 5 }), hoursLeft, fc.constantFrom(-1, 0, 1), (tiers, hours, aside) => {
        const now = START - hours * HOUR_MS + aside
        const percentAt = (instant: number) => cost(instant, { tiers }).lines[0]?.feePercent
        const told = policyTermsOn(tiers, START, Math.min(now, NOW))
        const holding = told.find(({ until }) => until === null || now <= until)
        expect(percentAt(now)).toBe(holding?.feePercent)
        const [charged] = cost(now, { tiers }).lines
        if (charged?.reason !== 'free' || !charged.freeUntil) return
        const lastFree = Date.parse(charged.freeUntil)
        expect(lastFree).toBeGreaterThanOrEqual(now)
        expect(percentAt(lastFree)).toBe(0)
        expect(percentAt(lastFree + 1)).toBeGreaterThan(0)
      }),
    )
  })

  test('a line that was declined before costs nothing again', () => {
    expect(cost(START, { status: 'declined' }).feeFen).toBe(0)
  })

  test('what came back for a part before does not come back again, and its fee stays paid', () => {
    const earlier = line({ position: 0, status: 'cancelled', feeFen: 3840 })
    const rest = line({ position: 1, amountFen: 6000 })
    const order = { status: 'confirmed', paidFen: 3840 + 6000, lines: [earlier, rest] }
    expect(cancellationOf(order, NOW)).toMatchObject({ feeFen: 0, refundFen: 6000, owedFen: 0 })
  })
})

describe('cancelling a part', () => {
  const party = (...more: Partial<CancellableLine>[]) =>
    more.map((each, position) => line({ title: `line ${position}`, position, ...each }))

  test('gives back that part less its fee, and leaves what lives on paid for', () => {
    const lines = party({ amountFen: 10_000, startsAt: NOW + 30 * HOUR_MS }, { amountFen: 5000 })
    expect(cancellationOf({ status: 'confirmed', paidFen: 15_000, lines }, NOW, new Set([0]))).toMatchObject({
      feeFen: 3000,
      refundFen: 7000,
      owedFen: 0,
      lines: [{ position: 0, feeFen: 3000 }],
    })
  })

  test('of an order to be paid at the farm gives nothing back, and its fee is owed with the earlier ones', () => {
    const lines = party(
      { status: 'cancelled', feeFen: 500 },
      { amountFen: 10_000, startsAt: NOW + 30 * HOUR_MS },
      { amountFen: 5000 },
    )
    expect(cancellationOf({ status: 'confirmed', paidFen: 0, lines }, NOW, new Set([1]))).toMatchObject({
      feeFen: 3000,
      refundFen: 0,
      owedFen: 3500,
    })
  })

  test('what was handed over stays paid when the rest is cancelled', () => {
    const lines = party({ status: 'completed', amountFen: 6800 }, { amountFen: 5000 })
    expect(cancellationOf({ status: 'confirmed', paidFen: 11_800, lines }, NOW).refundFen).toBe(5000)
  })

  test.each([
    ['a position the order does not have', [7], 'invalid_request', 'unknown_line'],
    ['a line that was cancelled before', [0, 1], 'line_not_cancellable', 'already_cancelled'],
    ['a line that was handed over', [2], 'line_not_cancellable', 'already_over'],
  ])('refuses %s by name', (_, asked, code, fault) => {
    const lines = party({}, { status: 'cancelled' }, { status: 'completed' })
    expect(refusal(() => linesToCancel({ status: 'confirmed', lines }, asked))).toEqual({ code, field: fault })
  })

  test('of a hold is refused, unless the part is the whole', () => {
    const lines = party({ status: 'held' }, { status: 'held' })
    expect(refusal(() => linesToCancel({ status: 'held', lines }, [1])).field).toBe('held_as_one')
    expect(linesToCancel({ status: 'held', lines }, [1, 0])).toEqual(new Set([0, 1]))
  })

  test('without naming any means all that still wait', () => {
    const lines = party({ status: 'cancelled' }, {}, { status: 'awaiting_host' })
    expect(linesToCancel({ status: 'confirmed', lines })).toEqual(new Set([1, 2]))
    expect(refusal(() => linesToCancel({ status: 'confirmed', lines: lines.slice(0, 1) })).code).toBe('not_cancellable')
  })
})

describe('to the fen', () => {
  const anyLine = fc.record({
    amountFen: fc.integer({ min: 0, max: 1_000_000 }),
    startsAt: fc.option(fc.integer({ min: NOW - 1000 * HOUR_MS, max: NOW + 1000 * HOUR_MS })),
    tiers: fc.array(
      fc.record({ hoursBefore: fc.integer({ min: 0, max: 500 }), feePercent: fc.integer({ min: 0, max: 100 }) }),
      { maxLength: 4 },
    ),
    closed: fc.boolean(),
    status: fc.constantFrom('confirmed', 'awaiting_host', 'declined', 'cancelled'),
  })
  const anyOrder = fc
    .array(anyLine, { minLength: 1, maxLength: 6 })
    .map((lines) => lines.map((more, position) => line({ ...more, position })))

  test('a fee is never more than the price, and what comes back and what is owed add up', () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: 0, max: 3_000_000 }), (lines, paidFen) => {
        const result = cancellationOf({ status: 'confirmed', paidFen, lines }, NOW)
        for (const [index, { feeFen }] of result.lines.entries())
          expect(feeFen).toBeLessThanOrEqual(lines[index]!.amountFen)
        expect(result.feeFen).toBe(result.lines.reduce((sum, { feeFen }) => sum + feeFen, 0))
        expect(paidFen - result.refundFen + result.owedFen).toBe(result.feeFen)
        expect(Math.min(result.refundFen, result.owedFen)).toBe(0)
      }),
    )
  })

  test('cancelling one line after the other costs and gives back what cancelling them at once does', () => {
    fc.assert(
      fc.property(anyOrder, (lines) => {
        const paid = lines.filter(isWaiting).reduce((sum, { amountFen }) => sum + amountFen, 0)
        const atOnce = cancellationOf({ status: 'confirmed', paidFen: paid, lines }, NOW)
        let [paidFen, left] = [paid, lines]
        for (const { position } of lines.filter(isWaiting)) {
          const { refundFen, feeFen } = cancellationOf(
            { status: 'confirmed', paidFen, lines: left },
            NOW,
            new Set([position]),
          )
          paidFen -= refundFen
          left = left.map((each) => (each.position === position ? { ...each, status: 'cancelled', feeFen } : each))
        }
        expect(paid - paidFen).toBe(atOnce.refundFen)
        expect(left.reduce((sum, { feeFen }) => sum + feeFen, 0)).toBe(atOnce.feeFen)
      }),
    )
  })
})

function refusal(act: () => unknown): { code: string; field: string | undefined } {
  try {
    act()
  } catch (error) {
    const problem = error as Problem
    return { code: problem.code, field: problem.extra.errors?.[0]?.code }
  }
  throw new Error('was not refused')
}
