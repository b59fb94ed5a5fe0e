/** A place in a drawing, x to the right and y down, in CSS pixels when the drawing is shown at its own size. */
export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
}

/** The square of this size with the point in its middle. */
export function around({ x, y }: Point, size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size }
}

/** A tenth of a pixel is finer than anyone sees, and shorter to send. */
export function tenth(length: number): number {
  return Math.round(length * 10) / 10
}

export function roundBox({ x, y, width, height }: Box): Box {
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) }
}

/** A path straight from each point to the next. */
export function pathThrough(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join('L')}`
}
