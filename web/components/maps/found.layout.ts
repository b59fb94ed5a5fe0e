import { around, type Box, type Point } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { LEADING } from './schematic.layout.ts'
import { curvesThrough, FINGER, freestCorner, pathOf, samples, scaleOf, sheetFor, within } from './sheet.ts'
import { textWidth, wrapText } from './text.ts'

interface Located {
  lng: number
  lat: number
}

/** A place with so many things that were found there. */
export interface FoundPlace extends Located {
  id: string
  name: string
  count: number
}

export interface FoundLayout {
  height: number
  lines: { letter: string; path: string }[]
  /** Stops where nothing was found. */
  empty: Point[]
  marks: (Point & { place: FoundPlace; radius: number; target: Box; label: { box: Box; lines: string[] } | null })[]
  scale: { km: number; length: number } & Point
  north: Point
}

/** The names stand around the marks: less room is needed beside the outermost than on a line's own map. */
const MARGIN = 34

/**
 * Where things were found, among the lines, as they lie. Every line is drawn whole, so that the sheet stays the same
 * whatever is looked for. Null with fewer than two places on it.
 */
export function layoutFound(
  lines: readonly { letter: string; places: readonly Located[] }[],
  places: readonly FoundPlace[],
  text: number,
): FoundLayout | null {
  const all = [...lines.flatMap((line) => line.places), ...places]
  if (all.length < 2) return null
  const sheet = sheetFor(all, MARGIN)
  const drawn = lines
    .filter((line) => line.places.length > 1)
    .map(({ letter, places: stops }) => ({ letter, curves: curvesThrough(stops.map((stop) => sheet.at(stop))) }))
  const strokes = drawn.flatMap(({ curves }) => curves.flatMap(samples))
  const marks = places.map((place) => ({ place, ...sheet.at(place), radius: radiusOf(place.count, text) }))
  const bar = scaleOf(sheet.kmPerUnit)
  const covered = [...strokes, ...marks]
  const scaleBox = freestCorner(
    { width: Math.max(bar.length, 4 * text), height: 1.9 * text },
    sheet.height,
    covered,
    [],
  )
  const northBox = freestCorner({ width: 1.5 * text, height: 2.4 * text }, sheet.height, covered, [scaleBox])
  const names = places.map(({ name }) => wrapText(name, text, 6.5 * text))
  const boxes = placeLabels(
    names.map((parts, index) => ({
      point: marks[index] ?? { x: 0, y: 0 },
      width: Math.max(...parts.map((part) => textWidth(part, text))),
      height: parts.length * LEADING * text,
    })),
    {
      width: sheet.width,
      height: sheet.height,
      taken: [...marks.map((mark) => around(mark, 2 * mark.radius)), scaleBox, northBox],
      strokes,
    },
  )
  const found = new Set(places.map(({ lng, lat }) => `${lng} ${lat}`))
  const stops = lines.flatMap((line) => line.places)
  return {
    height: sheet.height,
    lines: drawn.map(({ letter, curves }) => ({ letter, path: pathOf(curves) })),
    empty: stops.filter(({ lng, lat }) => !found.has(`${lng} ${lat}`)).map((stop) => sheet.at(stop)),
    marks: marks.map((mark, index) => {
      const box = boxes[index]
      return {
        ...mark,
        target: within(around(mark, FINGER), sheet.height),
        label: box ? { box, lines: names[index] ?? [] } : null,
      }
    }),
    scale: { ...bar, x: scaleBox.x, y: scaleBox.y + scaleBox.height - 2 },
    north: { x: northBox.x + northBox.width / 2, y: northBox.y },
  }
}

/** As wide as the number in it. */
function radiusOf(count: number, text: number): number {
  return Math.max(0.62 * text, textWidth(String(count), text) / 2 + 0.3 * text)
}
