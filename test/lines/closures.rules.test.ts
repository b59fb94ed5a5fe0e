import { describe, expect, test } from 'vitest'
import { closuresOn, noticesAt } from '../../src/lines/lines.closures.rules.ts'
import { aLine, aNotice } from '../support/line.ts'

/** A local day: 17 April, from midnight to midnight in the township. */
const [START, END] = ['2026-04-16T16:00:00.000Z', '2026-04-17T16:00:00.000Z']
const closing = (...targets: Parameters<typeof aNotice>[0]) =>
  aLine([{}, {}, {}], { notices: [aNotice(targets, START, END)] })
const closedOn = (line: ReturnType<typeof aLine>, day: string) => {
  const { stops, segments } = closuresOn(line, day)
  return { stops: [...stops.keys()], segments: [...segments.keys()] }
}

describe('what is closed', () => {
  test('of a closed line is everything but the hub', () => {
    expect(closedOn(closing({ kind: 'line', id: 'id-b' }), '2026-04-17')).toEqual({ stops: [1, 2], segments: [0, 1] })
  })

  test('of a closed place is its stop', () => {
    expect(closedOn(closing({ kind: 'place', id: 'p2' }), '2026-04-17')).toEqual({ stops: [2], segments: [] })
  })

  test('of a closed segment is the way on from its stop', () => {
    expect(closedOn(closing({ kind: 'segment', id: 'id-b.1' }), '2026-04-17')).toEqual({ stops: [], segments: [1] })
  })

  test('is open again the day after, and still open the day before', () => {
    const line = closing({ kind: 'line', id: 'id-b' })
    for (const day of ['2026-04-16', '2026-04-18']) expect(closedOn(line, day)).toEqual({ stops: [], segments: [] })
  })

  test('is nothing of this line when the notice is about another, or about what is sold', () => {
    const line = closing({ kind: 'line', id: 'other' }, { kind: 'product', id: 'cherries' })
    expect(closedOn(line, '2026-04-17')).toEqual({ stops: [], segments: [] })
  })
})

test('a notice is told at the stop it hits, by place, by way or by what is sold there', () => {
  const notices = [
    aNotice([{ kind: 'product', id: 'cherries' }], START, END),
    aNotice([{ kind: 'segment', id: 'id-b.1' }], START, END),
    aNotice([{ kind: 'line', id: 'id-b' }], START, END),
  ]
  const line = aLine([{}, {}, {}], { notices })
  const told = line.stops.map((stop) =>
    noticesAt(line, stop, stop.position === 2 ? ['cherries'] : []).map(({ id }) => id),
  )
  expect(told).toEqual([[], ['segment-id-b.1'], ['product-cherries']])
})
