import { hosts } from '../../demo/hosts.ts'
import { lines, places } from '../../demo/places.ts'
import { products } from '../../demo/products.ts'
import { slotsFrom } from '../../demo/schedule.ts'
import { type Day, instantOf } from '../../src/days.ts'
import type { ProductCalendar } from '../../src/inventory/inventory.schemas.ts'
import type { LineStop } from '../../src/lines/lines.schemas.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'

/** A Monday. */
export const TODAY: Day = '2026-04-13'
export const NOW = instantOf(TODAY, '10:00')

const texts = { nameEn: null, summaryEn: null, storyEn: null, noteEn: null, scene: null }
const slots = slotsFrom(TODAY, { years: new Set([2026]), days: new Map() })

/** A line of the demo township with what is sold there, everything free. */
export function demoLine(slug: string) {
  const line = lines.find((each) => each.id === slug)
  if (!line) throw new Error(`No line ${slug}.`)
  const stops = line.stops.map(([placeId, stayMinutes], position): LineStop => {
    const place = places.find(({ id }) => id === placeId)
    const way = line.ways[position]
    return {
      position,
      place: {
        id: placeId,
        name: place?.name ?? '',
        ...texts,
        lng: null,
        lat: null,
        story: '',
        toilet: false,
        petrol: false,
      },
      stayMinutes,
      onward: way ? { distanceM: way[0], minutes: way[1], mode: way[2], note: way[3], noteEn: null } : null,
    }
  })
  const along = products
    .filter(({ placeId }) => stops.some(({ place }) => place.id === placeId))
    .map((product): ProductSummary => {
      const fen = (yuan: number | [number, number, number], tier: 0 | 1 | 2) =>
        (typeof yuan === 'number' ? yuan : yuan[tier]) * 100
      return {
        id: product.id,
        kind: product.kind,
        name: product.name,
        summary: product.summary,
        ...texts,
        photo: null,
        host: { id: product.hostId, name: hosts.find(({ id }) => id === product.hostId)?.name ?? '', nameEn: null },
        place: { id: product.placeId, name: places.find(({ id }) => id === product.placeId)?.name ?? '', nameEn: null },
        lines: [slug],
        fromFen: 0,
        dayPrices: null,
        weighedFenPerJin: null,
        units: product.units.map((unit, position) => ({
          id: `${product.id}-${position + 1}`,
          name: unit.name,
          nameEn: null,
          people: unit.people,
          audience: unit.audience ?? 'anyone',
          draw: unit.draw ?? 1,
          minQuantity: unit.min ?? 1,
          maxQuantity: unit.max ?? 20,
          weekdayFen: fen(unit.yuan, 0),
          weekendFen: fen(unit.yuan, 1),
          holidayFen: fen(unit.yuan, 2),
        })),
      }
    })
  const calendars = along.map(
    (product): ProductCalendar => ({
      id: product.id,
      units: product.units,
      slots: slots
        .filter(({ productId }) => productId === product.id)
        .map(({ id, day, startsAt, endsAt, capacity, tier, provisional }) => ({
          id,
          day,
          startsAt: startsAt === null ? null : new Date(startsAt).toISOString(),
          endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
          left: capacity,
          state: 'open',
          tier,
          provisional,
        })),
    }),
  )
  return { line: { slug, stops }, products: along, calendars }
}
