import * as z from 'zod'
import { Notice } from '../notices/notices.schemas.ts'
import { English, SceneName } from '../products/products.schemas.ts'

export const LineSummary = z
  .strictObject({
    id: z.string().meta({ description: 'What notices name it by' }),
    slug: z.string(),
    letter: z.string(),
    name: z.string(),
    theme: z.string(),
    summary: z.string(),
    season: z.string(),
    nameEn: English,
    themeEn: English,
    summaryEn: English,
    seasonEn: English,
    scene: SceneName,
    stops: z.int().meta({ description: 'Stops beyond the hub' }),
    distanceM: z.int().meta({ description: 'Metres from the hub to the last stop' }),
  })
  .meta({ id: 'LineSummary' })
export type LineSummary = z.infer<typeof LineSummary>

export const LineList = z.strictObject({ items: z.array(LineSummary), nextCursor: z.string().nullable() })

export const LineStop = z.strictObject({
  position: z.int().meta({ description: '0 is the hub' }),
  place: z.strictObject({
    id: z.string(),
    name: z.string(),
    lng: z.number().nullable().meta({ description: 'GCJ-02 degrees' }),
    lat: z.number().nullable().meta({ description: 'GCJ-02 degrees' }),
    story: z.string(),
    toilet: z.boolean(),
    petrol: z.boolean(),
    nameEn: English,
    storyEn: English,
    scene: SceneName,
  }),
  stayMinutes: z.int(),
  onward: z
    .strictObject({
      distanceM: z.int(),
      minutes: z.int(),
      mode: z.enum(['walk', 'drive', 'boat']),
      note: z.string(),
      noteEn: English,
    })
    .nullable()
    .meta({ description: 'The way to the next stop; null at the last one' }),
})
export type LineStop = z.infer<typeof LineStop>

export const Line = LineSummary.extend({ stops: z.array(LineStop), notices: z.array(Notice) }).meta({ id: 'Line' })
export type Line = z.infer<typeof Line>

/** As much of a line as a map of all of them needs. */
export type LineOnMap = Pick<Line, 'slug' | 'letter' | 'name' | 'nameEn' | 'stops'>
