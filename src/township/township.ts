import * as z from 'zod'
import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { Holiday, HolidayCalendar } from './township.rules.ts'

/** What a township says of itself. Each key is a row of `setting`; a missing one has the default below. */
export const TownshipSettings = z.object({
  name: z.string().default('未命名的乡镇'),
  county: z.string().default(''),
  motto: z.string().default(''),
  /** The same in English; where it is empty, the Chinese stands. */
  nameEn: z.string().default(''),
  countyEn: z.string().default(''),
  mottoEn: z.string().default(''),
  introductionEn: z.string().default(''),
  /** The drawn scene that opens the home page. */
  scene: z.string().default(''),
  /** How to get to the hub, in a few sentences. */
  arrival: z.string().default(''),
  arrivalEn: z.string().default(''),
  introduction: z.string().default(''),
  phone: z.string().default(''),
  wechat: z.string().default(''),
  /** The registration number every public site in China shows at its foot. */
  icpNumber: z.string().default(''),
  hubPlaceId: z.string().default(''),
  /** So many hours a host has to say yes or no where she wants to, and so many before it begins at the latest; migration 0016 reads them. */
  answerHours: z.int().min(1).default(24),
  answerHoursBefore: z.int().min(0).default(2),
  /** Whether a reviewer may approve what is their own: for a township with one person. It is recorded as such. */
  ownReview: z.boolean().default(false),
  /** Shown on every page of a demo, and a reason for a live deployment to refuse to start. */
  demo: z.boolean().default(false),
})
export type TownshipSettings = z.infer<typeof TownshipSettings>

/** The settings, up to 1 s old. Throws a `ZodError` when a row holds what no setting may hold. */
export function townshipSettings(deps: Deps): Promise<TownshipSettings> {
  return deps.remember('settings', async () => {
    const { results } = await deps
      .reads()
      .prepare('SELECT key, value FROM setting')
      .all<{ key: string; value: string }>()
    return TownshipSettings.parse(Object.fromEntries(results.map((row) => [row.key, JSON.parse(row.value)])))
  })
}

/** The days off and worked in exchange, for the years that are covered. */
export async function holidayCalendar(db: Reads): Promise<HolidayCalendar> {
  const [years, days] = await db.batch<{ year?: number; day?: string; kind?: 'holiday' | 'workday' }>([
    db.prepare('SELECT year FROM holiday_year'),
    db.prepare('SELECT day, kind FROM holiday'),
  ])
  return {
    years: new Set(years?.results.flatMap(({ year }) => year ?? [])),
    days: new Map(days?.results.flatMap(({ day, kind }) => (day && kind ? [[day, kind] as const] : []))),
  }
}

/** The days off and worked in exchange from a day to another, by day; up to 1 s old. */
export function holidaysBetween(deps: Deps, from: Day, to: Day): Promise<ReadonlyMap<Day, Holiday>> {
  return deps.remember(`holidays ${from} ${to}`, async () => {
    const { results } = await deps
      .reads()
      .prepare('SELECT day, kind, name FROM holiday WHERE day BETWEEN ?1 AND ?2')
      .bind(from, to)
      .all<Holiday & { day: Day }>()
    return new Map(results.map(({ day, kind, name }) => [day, { kind, name }]))
  })
}

const proven = new WeakSet<Deps>()

/** Whether that is still to be asked: once per isolate, and never of a demo. */
export function mayBeDemoInLive(deps: Deps): boolean {
  return deps.config.mode === 'live' && !proven.has(deps)
}

/** A live deployment on a database with demo data serves nothing. Throws `not_ready`. */
export async function refuseDemoInLive(deps: Deps): Promise<void> {
  if ((await townshipSettings(deps)).demo) {
    console.error(
      'This database holds the demo township, and the deployment is live. Bind an empty database, or set MODE=demo.',
    )
    throw new Problem('not_ready')
  }
  proven.add(deps)
}
