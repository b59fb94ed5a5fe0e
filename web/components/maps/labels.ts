import { type Box, contains, overlap, type Point } from './geometry.ts'

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

/** From the point to the name's nearest edge: as near as it can, once more a little further out. */
const GAPS = [13, 24]
/** Kept free around each name and along the frame. */
const AIR = 3

interface Spot {
  box: Box
  /** What speaks against it: strokes that it covers, and being further out. */
  cost: number
}

/**
 * Puts names beside their points, each where it covers least of the strokes; null for a name that finds no place. No two
 * names overlap, none covers what is taken, none leaves the frame. Greedy: who comes first chooses first. So it is tried
 * in three orders, and that is kept which leaves out fewest names and covers least.
 */
export function placeLabels(wishes: readonly Wish[], surroundings: Surroundings): (Box | null)[] {
  const inOrder = [...wishes.keys()]
  const widestFirst = [...inOrder].sort((a, b) => (wishes[b]?.width ?? 0) - (wishes[a]?.width ?? 0))
  const tries = [inOrder, [...inOrder].reverse(), widestFirst].map((order) => inTurn(wishes, order, surroundings))
  const costOf = (spots: (Spot | undefined)[]) => spots.reduce((sum, spot) => sum + (spot?.cost ?? 1000), 0)
  const [best = []] = tries.sort((a, b) => costOf(a) - costOf(b))
  return inOrder.map((index) => best[index]?.box ?? null)
}

function inTurn(wishes: readonly Wish[], order: readonly number[], { width, height, taken, strokes }: Surroundings) {
  const full = [...taken]
  const spots: (Spot | undefined)[] = wishes.map(() => undefined)
  for (const index of order) {
    const wish = wishes[index]
    if (!wish) continue
    const [best] = spotsAround(wish, strokes)
      .filter(({ box }) => isInside(box, width, height) && !full.some((other) => overlap(grown(box), other)))
      .sort((a, b) => a.cost - b.cost) // stable: of equals, the one that is preferred
    spots[index] = best
    if (best) full.push(best.box)
  }
  return spots
}

function spotsAround(wish: Wish, strokes: readonly Point[]): Spot[] {
  return GAPS.flatMap((gap, further) =>
    cornersAround(wish, gap).map(([x, y]) => {
      const box = { x, y, width: wish.width, height: wish.height }
      return { box, cost: strokes.filter((point) => contains(grown(box), point)).length + 2 * further }
    }),
  )
}

/** Right and left first, then below and above, then slid along these sides: as map makers have long held. */
function cornersAround({ point: { x, y }, width, height }: Wish, gap: number): [x: number, y: number][] {
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
    [right, midY + height / 3],
    [right, midY - height / 3],
    [left, midY + height / 3],
    [left, midY - height / 3],
    [midX + width / 4, below],
    [midX - width / 4, below],
    [midX + width / 4, above],
    [midX - width / 4, above],
  ]
}

function isInside(box: Box, width: number, height: number): boolean {
  return box.x >= AIR && box.y >= AIR && box.x + box.width <= width - AIR && box.y + box.height <= height - AIR
}

function grown({ x, y, width, height }: Box): Box {
  return { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR }
}
