import { type Day, dayOf, timeOf, weekdayOf } from '../src/days.ts'
import type { ProductSummary } from '../src/products/products.schemas.ts'
import type { Words } from './words/words.ts'

/** `¥128`, or `¥12.50` when there are fen left over. */
export function yuan(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`
}

/** `¥60`, or `¥60 起` where not every unit and day costs that; for what is only weighed `¥8/斤`; `免费` where nothing is asked for. */
export function priceFrom(words: Words, { units, fromFen, weighedFenPerJin }: ProductSummary): string {
  if (units.some((unit) => Math.max(unit.weekdayFen, unit.weekendFen, unit.holidayFen) > fromFen))
    return words.line.from(yuan(fromFen))
  if (fromFen > 0) return yuan(fromFen)
  return weighedFenPerJin ? words.line.perJin(yuan(weighedFenPerJin)) : words.line.free
}

/** `4月17日 周六`, `17 Apr, Sat` */
export function dayLabel(words: Pick<Words, 'time'>, day: Day): string {
  return words.time.dayAnd(dateLabel(words, day), words.time.weekdays[weekdayOf(day)] ?? '')
}

/** `2027年4月17日`, `17 April 2027` */
export function dateInFull(words: Words, day: Day): string {
  return words.calendar.date(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** `4月17日 14:00`, `17 Apr, 14:00`: local time. */
export function momentLabel(words: Words, instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return words.time.dayAnd(dateLabel(words, dayOf(at)), timeOf(at))
}

/** `4月17日`, `17 Apr` */
export function dateLabel(words: Pick<Words, 'time'>, day: Day): string {
  return words.time.day(Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** `2.4`, for metres. */
export function kilometres(metres: number): string {
  return (metres / 1000).toFixed(1)
}

/** Local minutes of a day as `HH:MM`; past midnight they begin anew. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The class that gives what stands within it the colour of a line; of none without a letter. */
export function lineClass(letter: string | null | undefined): string {
  return letter ? `line-${letter.toLowerCase()}` : 'line-none'
}

/** The same for a product: of the first line it lies on. Goods go home with whoever buys them, and lie on none. */
export function productLineClass(
  { kind, lines }: Pick<ProductSummary, 'kind' | 'lines'>,
  letters: ReadonlyMap<string, string>,
): string {
  return lineClass(kind === 'goods' ? null : letters.get(lines[0] ?? ''))
}
