import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, HOUR_MS, MINUTE_MS } from '../../src/days.ts'
import { tendFeeds } from '../../src/feeds/feeds.jobs.ts'
import { followFeed, tryFeed } from '../../src/feeds/feeds.ts'
import { type TestDeps, TODAY } from '../support/deps.ts'
import { feedDeps, keeperOf } from '../support/feeds.ts'
import { fresh, openProduct } from '../support/township.ts'
import { aVersion, type Version } from './arbitraries.ts'

const db = env.DB
const FIRST = addDays(TODAY, 3)
const NIGHTS = 12
const ROOMS = 3

/** Each night's blocked places, by one event each; over and above the rooms there are as well. */
function expected(version: Extract<Version, { good: true }>): number[] {
  return Array.from({ length: NIGHTS }, (_, count) => {
    const night = addDays(FIRST, count)
    return version.nights.filter((nights) => nights.includes(night)).length
  })
}

async function blocked(productId: string): Promise<number[]> {
  const { results } = await db
    .prepare('SELECT blocked FROM slot WHERE product_id = ?1 ORDER BY day')
    .bind(productId)
    .all<{ blocked: number }>()
  return results.map((row) => row.blocked)
}

/** A room type that follows one calendar, whose words come from here. */
async function following(
  first: Version,
): Promise<{ deps: TestDeps; productId: string; says(text: string): void; heard(): string | null }> {
  const deps = feedDeps()
  const { productId, hostId } = await openProduct(db, { kind: 'stay', capacity: ROOMS, days: NIGHTS, from: FIRST })
  let said = first.text
  let heard: string | null = null
  deps.askCalendar = async () => {
    heard = said
    return { kind: 'text', text: said, validators: { etag: null, lastModified: null } }
  }
  const address = `https://platform.example/${fresh('calendar')}.ics`
  const keeper = await keeperOf(deps, hostId)
  const form = { productId, platform: '携程', address, takes: 1, closures: true }
  const trial = await tryFeed(deps, keeper, form, 'township.example')
  await followFeed(deps, keeper, form, 'township.example')
  if (trial.kind === 'read') {
    const closed: Day[] = (await blocked(productId)).flatMap((places, n) => (places > 0 ? addDays(FIRST, n) : []))
    expect(trial.outcome.closes, 'what trying it out had promised').toEqual(closed)
  }
  return {
    deps,
    productId,
    says: (text) => {
      said = text
      heard = null
    },
    heard: () => heard,
  }
}

test('after any sequence of versions what is blocked is what the latest good one says, and never less than that', async () => {
  await fc.assert(
    fc.asyncProperty(
      aVersion(FIRST, NIGHTS - 4),
      fc.array(fc.tuple(aVersion(FIRST, NIGHTS - 4), fc.integer({ min: 15, max: 300 })), { maxLength: 5 }),
      async (first, versions) => {
        const { deps, productId, says, heard } = await following(first)
        let latest = first.good ? first : null
        for (const [version, minutes] of versions) {
          says(version.text)
          deps.pass(minutes * MINUTE_MS)
          await tendFeeds(deps)
          // One that has failed for an hour is asked once an hour.
          if (version.good && heard() === version.text) latest = version
          const places = await blocked(productId)
          for (const [night, least] of (latest ? expected(latest) : []).entries())
            expect(places[night]).toBeGreaterThanOrEqual(least)
        }
        // What is in doubt is settled once it has been said for three hours.
        says((latest ?? first).text)
        for (let hour = 0; hour < 5; hour++) {
          deps.pass(HOUR_MS)
          await tendFeeds(deps)
        }
        expect(await blocked(productId)).toEqual(latest ? expected(latest) : Array(NIGHTS).fill(0))
        await db.prepare('UPDATE feed SET due_at = 9e15').run()
      },
    ),
    { numRuns: 60 },
  )
})
