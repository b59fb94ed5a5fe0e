import type { Box, Point } from './schematic.layout.ts'

/** A name that wants a place beside its point. */
export interface Wish {
  point: Point
  width: number
  height: number
}

export interface Surroundings {
  width: number
  height: number
  /** What a name may not cover. */
  taken: readonly Box[]
  /** What it had better not: points along the strokes. */
  strokes: readonly Point[]
}

/** From the point to the name's nearest edge. */
const GAPS = [14, 26]
/** Kept free around each name and along the frame. */
const AIR = 3

/**
 * Puts names beside their points, one after the other, each where it covers least of the strokes; null for a name that
 * finds no place. No two names overlap, none covers what is taken, none leaves the frame. Greedy: who comes first chooses
 * first, so the order is the reader's.
 */
export function placeLabels(wishes: readonly Wish[], { width, height, taken, strokes }: Surroundings): (Box | null)[] {
  const full: Box[] = [...taken]
  return wishes.map((wish) => {
    const free = GAPS.flatMap((gap) => spotsAround(wish, gap)).filter(
      (box) => isInside(box, width, height) && !full.some((other) => overlap(grown(box), other)),
    )
    const [best] = free
      .map((box) => ({ box, covered: strokes.filter((point) => contains(grown(box), point)).length }))
      .sort((a, b) => a.covered - b.covered) // stable: of equals, the spot that is preferred
    if (!best) return null
    full.push(best.box)
    return best.box
  })
}

/** Right and left first, then above and below, then the corners: as map makers have long held. */
function spotsAround({ point: { x, y }, width, height }: Wish, gap: number): Box[] {
  const [left, right] = [x - gap - width, x + gap]
  const [above, below] = [y - gap - height, y + gap]
  const [midX, midY] = [x - width / 2, y - height / 2]
  const corner = gap * 0.7
  return [
    [right, midY],
    [left, midY],
    [midX, below],
    [midX, above],
    [x + corner, y + corner],
    [x - corner - width, y - corner - height],
    [x + corner, y - corner - height],
    [x - corner - width, y + corner],
  ].map(([boxX = 0, boxY = 0]) => ({ x: boxX, y: boxY, width, height }))
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isInside(box: Box, width: number, height: number): boolean {
  return box.x >= AIR && box.y >= AIR && box.x + box.width <= width - AIR && box.y + box.height <= height - AIR
}

function contains(box: Box, { x, y }: Point): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
}

function grown({ x, y, width, height }: Box): Box {
  return { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR }
}
