import { around, type Box, type Point } from './geometry.ts'
import { placeLabels } from './labels.ts'
import type { PlanStop } from './plan.ts'
import { LEADING } from './schematic.layout.ts'
import {
  curvesThrough,
  FINGER,
  freestCorner,
  gridEvery,
  onCurve,
  pathOf,
  samples,
  scaleOf,
  sheetFor,
  WIDTH,
  within,
} from './sheet.ts'
import { textWidth, wrapText } from './text.ts'

export interface Located {
  stop: PlanStop
  lng: number
  lat: number
}

export interface Geography {
  width: number
  height: number
  stations: (Point & { stop: PlanStop; label: { box: Box; lines: string[] } | null; target: Box })[]
  /** The way from each stop to the next as a path, by the stop it sets out from. */
  ways: { from: PlanStop; path: string; middle: Point }[]
  /** The other lines, whose ends may lie outside. */
  others: { letter: string; path: string }[]
  /** Whole so many kilometres, as lines across the sheet. */
  grid: { x: number[]; y: number[] }
  scale: { km: number; length: number } & Point
  north: Point
}

/**
 * The line where it lies: equirectangular, longitudes shrunk by the cosine of the middle latitude. Over the fifteen
 * kilometres of a township that is true to a few metres, and north is up everywhere. Datum does not matter here: all of
 * it is shifted alike. Null with fewer than two places.
 */
export function layoutGeography(
  line: readonly Located[],
  others: readonly { letter: string; places: readonly { lng: number; lat: number }[] }[],
  text: number,
): Geography | null {
  if (line.length < 2) return null
  const sheet = sheetFor(line)
  const points = line.map((place) => sheet.at(place))
  const curves = curvesThrough(points)
  const pale = others
    .filter(({ places }) => places.length > 1)
    .map(({ letter, places }) => ({ letter, curves: curvesThrough(places.map((place) => sheet.at(place))) }))
  const strokes = [curves, ...pale.map((other) => other.curves)].flat().flatMap(samples)
  const bar = scaleOf(sheet.kmPerUnit)
  const scaleBox = freestCorner(
    { width: Math.max(bar.length, 4 * text), height: 1.9 * text },
    sheet.height,
    strokes,
    [],
  )
  const northBox = freestCorner({ width: 1.5 * text, height: 2.4 * text }, sheet.height, strokes, [scaleBox])
  const names = line.map(({ stop }) => wrapText(stop.name, text, 6.5 * text))
  const labels = placeLabels(
    names.map((lines, index) => ({
      point: points[index] ?? { x: 0, y: 0 },
      width: Math.max(...lines.map((part) => textWidth(part, text))),
      height: lines.length * LEADING * text,
    })),
    {
      width: WIDTH,
      height: sheet.height,
      taken: [...points.map((point) => around(point, 20)), scaleBox, northBox],
      strokes,
    },
  )
  return {
    width: WIDTH,
    height: sheet.height,
    stations: line.map(({ stop }, index) => {
      const point = points[index] ?? { x: 0, y: 0 }
      const box = labels[index]
      return {
        ...point,
        stop,
        label: box ? { box, lines: names[index] ?? [] } : null,
        target: within(around(point, FINGER), sheet.height),
      }
    }),
    ways: curves.flatMap((curve, index) => {
      const from = line[index]?.stop
      return from ? [{ from, path: pathOf([curve]), middle: onCurve(curve, 0.5) }] : []
    }),
    others: pale.map(({ letter, curves: parts }) => ({ letter, path: pathOf(parts) })),
    grid: gridEvery(bar.length, points[0] ?? { x: 0, y: 0 }, sheet.height),
    scale: { ...bar, x: scaleBox.x, y: scaleBox.y + scaleBox.height - 2 },
    north: { x: northBox.x + northBox.width / 2, y: northBox.y },
  }
}
