import type { Hour, Season } from './inks.ts'

/**
 * When each season begins, as month and day, by what there is to see: streams swell at 雨水, cherries ripen at 立夏,
 * dew whitens at 白露, and only the maples' last leaves wait for 大雪. The terms fall within a day of these dates.
 */
const SEASONS: readonly (readonly [from: string, season: Season])[] = [
  ['12-07', 'winter'],
  ['09-08', 'autumn'],
  ['05-05', 'summer'],
  ['02-19', 'spring'],
]

/** When each hour begins, local time, at about 32° north; before dawn it is still night. */
const HOURS: Record<Season, readonly (readonly [from: string, hour: Hour])[]> = {
  spring: [
    ['19:30', 'night'],
    ['17:45', 'dusk'],
    ['07:30', 'day'],
    ['05:30', 'dawn'],
  ],
  summer: [
    ['20:15', 'night'],
    ['18:30', 'dusk'],
    ['07:00', 'day'],
    ['05:00', 'dawn'],
  ],
  autumn: [
    ['18:45', 'night'],
    ['17:00', 'dusk'],
    ['08:00', 'day'],
    ['06:00', 'dawn'],
  ],
  winter: [
    ['18:15', 'night'],
    ['16:45', 'dusk'],
    ['08:30', 'day'],
    ['06:30', 'dawn'],
  ],
}

/** The season of a local day, `YYYY-MM-DD`. */
export function seasonOf(day: string): Season {
  return SEASONS.find(([from]) => day.slice(5) >= from)?.[1] ?? 'winter'
}

/** The hour of a local time of day, `HH:MM`, in that season. */
export function hourOf(time: string, season: Season): Hour {
  return HOURS[season].find(([from]) => time >= from)?.[1] ?? 'night'
}
