import { dayLabel } from '../../web/format.ts'
import type { Words } from '../../web/words/words.ts'
import { type Day, dayOf } from '../days.ts'
import type { EnglishNames } from '../products/products.schemas.ts'
import type { Happening, ToldLine } from './happening.sql.ts'
import { type Audience, type Fact, type MessageKind, messageAbout } from './messages.kinds.ts'

/** A message with what it is about, before it has words. */
export interface Told {
  kind: MessageKind
  lines: ToldLine[]
  happening: Happening
}

/**
 * What there is to tell them of it; null when there is nothing, or when it was overtaken: nobody hears of a booking that
 * has ended meanwhile, nor of a closure that was lifted.
 */
export function toTell(happening: Happening, audience: Audience): Told | null {
  const kind = kindOf(happening, audience)
  if (kind === null || happening.notice?.lifted) return null
  if (!ABOUT_LINES.test(happening.kind)) return { kind, lines: [], happening }
  const concerned = happening.lines.filter(concerns(happening))
  const lines = STILL_SO.has(happening.kind) ? concerned.filter((line) => line.living) : concerned
  return lines.length === 0 ? null : { kind, lines, happening }
}

/** A booking that waits for a host's yes is not told as booked, and of what was declined to the last no rest stands. */
function kindOf({ kind, lines }: Happening, audience: Audience): MessageKind | null {
  if (kind === 'order.confirmed' && lines.some(({ asked }) => asked))
    return audience === 'guest' ? 'guest_asked' : 'host_asked'
  if (kind === 'line.declined' && audience === 'guest' && !lines.some(({ living }) => living)) return 'guest_declined'
  return messageAbout(kind, audience)
}

const ABOUT_LINES = /^(order|line|closure|review)\./
/** What is told only as long as it is so. */
const STILL_SO = new Set(['order.confirmed', 'line.accepted', 'closure.published'])

function concerns({ notice, detail }: Happening): (line: ToldLine) => boolean {
  if (notice) return (line) => line.closed === 1
  const positions = detail.lines ?? (detail.fees && Object.keys(detail.fees).map(Number))
  return (line) => positions?.includes(line.position) ?? true
}

/** The facts that its texts may name, in a reader's words. */
export function factsOf(
  { lines, happening: { order, detail, notice, listing } }: Told,
  words: Pick<Words, 'messages' | 'time' | 'host'>,
  english: EnglishNames | null,
): Record<Fact, string> {
  const { fact } = words.messages
  const refundFen = detail.refundFen ?? order?.refundFen ?? 0
  return {
    code: order?.code ?? '',
    day: firstDay(words, detail.expiresOn ?? detail.days?.[0], lines),
    parts: [...quantities(lines, english)].map(([title, quantity]) => fact.part(title, quantity)).join(fact.between),
    // In words: not every approved template may carry the sign ¥.
    refund: refundFen > 0 ? fact.refund(String(refundFen / 100)) : fact.noRefund,
    notice: (english && notice?.titleEn) || (notice?.title ?? ''),
    orders: String(new Set(lines.map(({ orderId }) => orderId)).size),
    listing: listing ?? '',
    certificate: detail.kind ? words.host.kinds[detail.kind] : '',
    reason: detail.reason ?? '',
    platform: detail.platform ?? '',
  }
}

/** The day it names, or the first of its lines'. */
function firstDay(words: Pick<Words, 'messages' | 'time'>, named: Day | undefined, lines: readonly ToldLine[]): string {
  const starts = lines.flatMap(({ startsAt }) => startsAt ?? [])
  if (named === undefined && starts.length === 0) return words.messages.fact.anyDay
  return dayLabel(words, named ?? dayOf(Math.min(...starts)))
}

/** Adults and children of the same walk are one part of the trip. */
function quantities(lines: readonly ToldLine[], english: EnglishNames | null): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { unitId, title, quantity } of lines) {
    const name = english?.get(unitId)?.product || title
    sums.set(name, (sums.get(name) ?? 0) + quantity)
  }
  return sums
}
