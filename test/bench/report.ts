import { median, ratios } from './rounds.ts'

export interface Figure {
  figure: string
  value: number
  unit: 'ratio' | 'count' | 'trips' | 'bytes' | 'share' | 'points' | 'seconds'
  /** A figure of one page says which. */
  page?: string
}

/** What is promised: at least, at most, or exactly. A figure without a promise is there to be known. */
const PROMISES: Record<string, { atLeast: number } | { atMost: number } | { exactly: number }> = {
  booking_c32: { atLeast: 0.8 },
  booking_d1_trips: { exactly: 1 },
  sold_out: { atLeast: 0.65 },
  availability_memory: { atLeast: 0.7 },
  availability_d1: { atLeast: 0.85 },
  page_fresh: { atLeast: 0.17 },
  page_cached: { atLeast: 0.6 },
  find: { atLeast: 0.3 },
  find_d1_trips: { atMost: 2 },
  session_d1_trips: { atMost: 1 },
  session_d1_trips_again: { exactly: 0 },
  growth: { atLeast: 0.85 },
  oversold: { exactly: 0 },
  lost: { exactly: 0 },
  disagree: { exactly: 0 },
  js_gz: { atMost: 25_000 },
  lcp: { atMost: 1.5 },
  lighthouse: { atLeast: 100 },
}

const rows: Record<string, string>[] = []

/** Prints a figure as one line of JSON, at once, and keeps it for the table. */
export function report(figure: Figure, notes: { rounds?: readonly number[]; note?: string } = {}): void {
  const value = Number(figure.value.toFixed(3))
  console.log(JSON.stringify({ ...figure, value }))
  const promise = PROMISES[figure.figure]
  const rounds = notes.rounds ?? []
  rows.push({
    figure: figure.page ? `${figure.figure} ${figure.page}` : figure.figure,
    value: `${value} ${figure.unit}`,
    promised: promise ? promiseText(promise) : '–',
    met: promise ? (isMet(promise, figure.value) ? 'yes' : 'NO') : '',
    rounds: rounds.length > 0 ? `${Math.min(...rounds).toFixed(3)}–${Math.max(...rounds).toFixed(3)}` : '',
    note: notes.note ?? '',
  })
}

/** A figure that is one rate over another: the median of the rounds. */
export function reportRatio(figure: string, rates: readonly number[], baseline: readonly number[], of: string): void {
  const rounds = ratios(rates, baseline)
  const perSecond = (all: readonly number[]) => Math.round(median(all)).toLocaleString('en')
  const note = `${perSecond(rates)}/s over ${perSecond(baseline)}/s ${of}`
  report({ figure, value: median(rounds), unit: 'ratio' }, { rounds, note })
}

export function printTable(): void {
  const columns = ['figure', 'value', 'promised', 'met', 'rounds', 'note']
  const table = [Object.fromEntries(columns.map((name) => [name, name])), ...rows]
  const widths = columns.map((name) => Math.max(...table.map((row) => row[name]!.length)))
  console.log()
  for (const row of table)
    console.log(
      columns
        .map((name, index) => row[name]!.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
}

function promiseText(promise: (typeof PROMISES)[string]): string {
  if ('atLeast' in promise) return `≥ ${promise.atLeast}`
  return 'atMost' in promise ? `≤ ${promise.atMost}` : `= ${promise.exactly}`
}

function isMet(promise: (typeof PROMISES)[string], value: number): boolean {
  if ('atLeast' in promise) return value >= promise.atLeast
  return 'atMost' in promise ? value <= promise.atMost : value === promise.exactly
}
