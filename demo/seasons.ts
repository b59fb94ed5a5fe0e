import { v5 as uuidV5 } from 'uuid'
import { addDays, type Day, dayOf, daysBetween, instantOf } from '../src/days.ts'
import type { Deps } from '../src/deps.ts'
import type { RipenessState } from '../src/seasons/seasons.schemas.ts'

/** Names the demo's own reports, so that loading again finds them. */
const REPORTS = '7b7c1f0e-6a0f-4a5e-9d53-3d3f5f6f2c41'

/** What a host says, so many days after her season was to open. */
type Saying = [day: number, state: RipenessState, zh: string, en: string]

interface Story {
  productId: string
  host: string
  /** The season that is told of on a day, by its estimated days. */
  seasonOn(today: Day): { opensOn: Day; endsOn: Day }
  /** So many days after it was to open it is over, and another one may begin. */
  days: number
  sayings: Saying[]
}

/** Dated from the day of loading: late when it is loaded, ripe a week later, over after a month, and then anew. */
const cherries: Story = {
  productId: 'cherry-picking',
  host: '谭秀英',
  seasonOn: (today) => ({ opensOn: addDays(today, -2), endsOn: addDays(today, 26) }),
  days: 38,
  sayings: [
    [
      2,
      'not_yet',
      '今年雨水多，还没红透。再等一个星期。',
      'It has rained a lot and they are not red yet. Another week.',
    ],
    [9, 'first', '坡上那几棵先红了。', 'The trees up the slope are red first.'],
    [13, 'ripe', '一百二十棵都红了。', 'All hundred and twenty are red.'],
    [31, 'last_days', '高处的还有，低处的摘完了。', 'There are some left up high, none below.'],
    [37, 'over', '收了，明年见。', 'All picked. See you next year.'],
  ],
}

/** Nobody says anything of the peaches: what stands is the estimate. */
const peaches: Story = {
  productId: 'peach-picking',
  host: '谭秀英',
  seasonOn: (today) => ({ opensOn: addDays(today, 4), endsOn: addDays(today, 64) }),
  days: 61,
  sayings: [],
}

/** Kiwis keep to the true calendar: from September to November, and over for the rest of the year. */
const kiwis: Story = {
  productId: 'kiwi-picking',
  host: '汪大山',
  seasonOn: (today) => kiwisOf(Number(today.slice(0, 4)) - (today.slice(5) < '09-10' ? 1 : 0)),
  days: 365,
  sayings: [
    [0, 'first', '向阳的架子先软了。', 'Those on the sunny side are soft first.'],
    [12, 'ripe', '整条谷都能摘。', 'The whole valley is ready.'],
    [76, 'last_days', '霜快来了，要摘趁早。', 'Frost is near. Come soon.'],
    [81, 'over', '下霜了，收园。', 'The frost is here. That is it for this year.'],
  ],
}

function kiwisOf(year: number) {
  return { opensOn: `${year}-09-10`, endsOn: `${year}-11-29` }
}

/** Opens the seasons of what is picked and tells how they have gone so far. Loading again goes on with the story. */
export async function tellSeasons(deps: Deps): Promise<void> {
  for (const story of [cherries, peaches, kiwis]) await tell(deps, story)
  const today = dayOf(deps.now())
  const next = kiwisOf(Number(kiwis.seasonOn(today).opensOn.slice(0, 4)) + 1)
  await openSeason(deps, kiwis, next)
}

async function tell(deps: Deps, story: Story): Promise<void> {
  const today = dayOf(deps.now())
  const last = await deps.db
    .prepare(`
      SELECT id, opens_on AS opensOn FROM season
      WHERE product_id = ?1 AND opens_on <= ?2 AND changed_by LIKE 'demo:%' ORDER BY opens_on DESC LIMIT 1`)
    .bind(story.productId, addDays(today, 10))
    .first<{ id: string; opensOn: Day }>()
  const goesOn = last && daysBetween(last.opensOn, today) < story.days
  const opensOn = goesOn ? last.opensOn : story.seasonOn(today).opensOn
  const seasonId = goesOn ? last.id : await openSeason(deps, story, story.seasonOn(today))
  const said = story.sayings
    .map(([after, state, note, noteEn]) => ({ day: addDays(opensOn, after), state, note, noteEn }))
    .filter(({ day }) => day <= today)
    .map((saying) => ({
      ...saying,
      id: uuidV5(`${seasonId} ${saying.day}`, REPORTS),
      at: Math.min(instantOf(saying.day, '07:30'), deps.now()),
    }))
  await deps.db
    .prepare(`
      INSERT INTO ripeness (id, season_id, day, state, note, note_en, reported_at, reported_by)
      SELECT value ->> 'id', ?2, value ->> 'day', value ->> 'state', value ->> 'note', value ->> 'noteEn', value ->> 'at', ?3
      FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM season WHERE id = ?2)
        AND value ->> 'id' NOT IN (SELECT id FROM ripeness WHERE season_id = ?2)`)
    .bind(JSON.stringify(said), seasonId, `demo:${story.host}`)
    .run()
}

/** A season that is in nobody's way; what a visitor of the demo has entered stands. Answers its id. */
async function openSeason(
  deps: Deps,
  { productId, host }: Story,
  { opensOn, endsOn }: { opensOn: Day; endsOn: Day },
): Promise<string> {
  const id = `${productId}-${opensOn}`
  await deps.db
    .prepare(`
      INSERT INTO season (id, product_id, opens_on, ends_on, changed_at, changed_by)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
        SELECT 1 FROM season WHERE product_id = ?2 AND opens_on <= ?4 AND ends_on >= ?3
      )`)
    .bind(id, productId, opensOn, endsOn, Math.min(deps.now(), instantOf(opensOn)), `demo:${host}`)
    .run()
  return id
}
