import { type Day, dayOf, timeOf, weekdayOf } from '../src/days.ts'
import type { ProductSummary } from '../src/products/products.schemas.ts'
import type { Words } from './words/words.ts'

/** `¥128`, or `¥12.50` when there are fen left over. */
export function yuan(fen: number): string {
  return `¥${plainYuan(fen)}`
}

/** `128`, or `12.50`: as it is typed. */
export function plainYuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** `¥60`, or `¥60 起` where not every unit and day costs that; for what is only weighed `¥8/斤`; `免费` where nothing is asked for. */
export function priceFrom(words: Words, { units, fromFen, dayPrices, weighedFenPerJin }: ProductSummary): string {
  const upToFen = Math.max(
    dayPrices?.upToFen ?? 0,
    ...units.map((unit) => Math.max(unit.weekdayFen, unit.weekendFen, unit.holidayFen)),
  )
  if (upToFen > fromFen) return words.line.from(yuan(fromFen))
  if (fromFen > 0) return yuan(fromFen)
  return weighedFenPerJin ? words.line.perJin(yuan(weighedFenPerJin)) : words.line.free
}

/** `4月17日 周六`, `17 Apr, Sat`; of another year than today's, `2027年1月3日 周日`, `3 Jan 2027, Sun`. */
export function dayLabel(words: Pick<Words, 'time'>, day: Day, today: Day = day): string {
  return words.time.dayAnd(dateLabel(words, day, today), words.time.weekdays[weekdayOf(day)] ?? '')
}

/** `2027年4月17日`, `17 April 2027` */
export function dateInFull(words: Words, day: Day): string {
  return words.calendar.date(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** `4月17日 14:00`, `17 Apr, 14:00`: local time; with its year like a day. */
export function momentLabel(words: Pick<Words, 'time'>, instant: string | number, today?: Day): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  const day = dayOf(at)
  return words.time.dayAnd(dateLabel(words, day, today ?? day), timeOf(at))
}

/** `4月17日`, `17 Apr`; with its year like a day. */
export function dateLabel(words: Pick<Words, 'time'>, day: Day, today: Day): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return words.time.day(month, date, today.startsWith(`${year}-`) ? null : year)
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
