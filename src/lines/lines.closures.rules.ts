import { addDays, type Day, instantOf } from '../days.ts'
import type { Notice } from '../notices/notices.schemas.ts'
import type { Line, LineStop } from './lines.schemas.ts'

/** How a notice names a segment: by its line and the stop it sets out from. */
export function segmentId(lineId: string, position: number): string {
  return `${lineId}.${position}`
}

/** What is closed on a day, by positions, and by which notice. */
export interface Closures {
  stops: Map<number, Notice>
  /** By the position of the stop they set out from. */
  segments: Map<number, Notice>
}

/**
 * What the notices close of a line on a day. A closed line closes all of it but the hub, which belongs to the other
 * lines too; a closed place its stop; a closed segment the way on from its stop. A notice about a product or a cap
 * closes what is sold and no way.
 */
export function closuresOn(line: Pick<Line, 'id' | 'stops' | 'notices'>, day: Day): Closures {
  const stops: Closures['stops'] = new Map()
  const segments: Closures['segments'] = new Map()
  for (const notice of line.notices.filter((notice) => fallsOn(notice, day))) {
    const targets = new Set(notice.targets.map(({ kind, id }) => `${kind} ${id}`))
    const isLineClosed = targets.has(`line ${line.id}`)
    for (const { position, place, onward } of line.stops) {
      if ((isLineClosed && position > 0) || targets.has(`place ${place.id}`)) keepFirst(stops, position, notice)
      if (onward && (isLineClosed || targets.has(`segment ${segmentId(line.id, position)}`)))
        keepFirst(segments, position, notice)
    }
  }
  return { stops, segments }
}

/** Notices come the earliest first. */
function keepFirst(closed: Map<number, Notice>, position: number, notice: Notice): void {
  if (!closed.has(position)) closed.set(position, notice)
}

/** Whether any of the day is within a notice's time. */
export function fallsOn(notice: Pick<Notice, 'startsAt' | 'endsAt'>, day: Day): boolean {
  return Date.parse(notice.startsAt) < instantOf(addDays(day, 1)) && Date.parse(notice.endsAt) > instantOf(day)
}

/**
 * The notices that concern this stop and no other of the line: its place, the way on from it, what is sold there. One
 * that closes the whole line is told above, once.
 */
export function noticesAt(
  line: Pick<Line, 'id' | 'notices'>,
  { position, place }: LineStop,
  productIds: readonly string[],
): Notice[] {
  const here = new Set([
    `place ${place.id}`,
    `segment ${segmentId(line.id, position)}`,
    ...productIds.map((id) => `product ${id}`),
  ])
  return line.notices.filter((notice) => notice.targets.some(({ kind, id }) => here.has(`${kind} ${id}`)))
}
