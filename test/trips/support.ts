import { addDays, type Day, instantOf } from '../../src/days.ts'
import type { ProductCalendar } from '../../src/inventory/inventory.schemas.ts'
import type { LineStop } from '../../src/lines/lines.schemas.ts'
import type { ProductKind, ProductSummary } from '../../src/products/products.schemas.ts'

export const DAY: Day = '2026-04-30'
/** Long before anything begins. */
export const NOW = instantOf('2026-04-01', '09:00')

export type Unit = ProductSummary['units'][number]
export type Slot = ProductCalendar['slots'][number]

/** A line out of the hub: `hub`, then `stop1`, `stop2`… with the minutes and the mode of each way between. */
export function aLine(
  ways: readonly { minutes: number; mode: 'walk' | 'drive' | 'boat'; distanceM?: number }[],
  slug = 'a',
) {
  const stops = [...ways, null].map((way, position): LineStop => {
    const id = position === 0 ? 'hub' : `${slug === 'a' ? '' : slug}stop${position}`
    return {
      position,
      place: {
        id,
        name: id,
        nameEn: null,
        storyEn: null,
        scene: null,
        lng: null,
        lat: null,
        story: '',
        toilet: false,
        petrol: false,
      },
      stayMinutes: 30,
      onward: way && {
        distanceM: way.distanceM ?? way.minutes * 60,
        minutes: way.minutes,
        mode: way.mode,
        note: '',
        noteEn: null,
      },
    }
  })
  return { slug, stops }
}

export function aUnit(id: string, wanted: Partial<Unit> & { yuan?: number } = {}): Unit {
  const { yuan = 100, ...rest } = wanted
  const fen = yuan * 100
  return {
    id,
    name: id,
    nameEn: null,
    people: 1,
    audience: 'anyone',
    draw: 1,
    minQuantity: 1,
    maxQuantity: 20,
    weekdayFen: fen,
    weekendFen: fen,
    holidayFen: fen,
    ...rest,
  }
}

interface WantedProduct {
  kind?: ProductKind
  place?: string
  host?: string
  units?: (Partial<Unit> & { yuan?: number })[]
}

export function aProduct(id: string, { kind = 'walk', place = 'stop1', host = id, units = [{}] }: WantedProduct = {}) {
  return {
    id,
    kind,
    name: id,
    nameEn: null,
    summary: '',
    summaryEn: null,
    scene: null,
    photo: null,
    host: { id: host, name: host, nameEn: null },
    place: { id: place, name: place, nameEn: null },
    lines: ['a'],
    fromFen: 0,
    dayPrices: null,
    weighedFenPerJin: null,
    units: units.map((unit, index) => aUnit(`${id}-${index + 1}`, unit)),
  } satisfies ProductSummary
}

interface WantedSlot {
  /** Days after `DAY`. */
  day?: number
  /** Local times; of a stay 14:00 to noon. */
  from: string
  to: string
  left?: number
  state?: Slot['state']
  tier?: Slot['tier']
  /** What any unit of it costs in this slot alone. */
  ownYuan?: number | undefined
}

/** Slots of a product, named after it, their day and their time. */
export function aCalendar(product: ProductSummary, slots: readonly WantedSlot[]): ProductCalendar {
  return {
    id: product.id,
    units: product.units,
    slots: slots.map(({ day: after = 0, from, to, left = 20, state = 'open', tier = 'weekday', ownYuan }) => {
      const day = addDays(DAY, after)
      const endsOn = product.kind === 'stay' ? addDays(day, 1) : day
      return {
        id: `${product.id}@${after}${from.replace(':', '')}`,
        day,
        startsAt: new Date(instantOf(day, from)).toISOString(),
        endsAt: new Date(instantOf(endsOn, to)).toISOString(),
        left,
        state,
        tier,
        provisional: false,
        ...(ownYuan === undefined
          ? {}
          : { ownPrices: Object.fromEntries(product.units.map(({ id }) => [id, ownYuan * 100])) }),
      }
    }),
  }
}

/** The nights of a stay from `DAY` on. */
export function nightsOf(product: ProductSummary, nights: readonly Partial<WantedSlot>[]): ProductCalendar {
  return aCalendar(
    product,
    nights.map((night, day) => ({ day, from: '14:00', to: '12:00', ...night })),
  )
}
