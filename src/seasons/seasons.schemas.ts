import * as z from 'zod'
import { isDay } from '../days.ts'

/** What a host says of her fruit, in the order in which a season goes. */
export const RIPENESS = ['not_yet', 'first', 'ripe', 'last_days', 'over'] as const
export const RipenessState = z.enum(RIPENESS)
export type RipenessState = z.infer<typeof RipenessState>

export const SeasonDay = z
  .string()
  .refine(isDay, 'not_a_day')
  .meta({ description: 'A local day, YYYY-MM-DD', format: 'date' })

export const Season = z
  .strictObject({
    id: z.string(),
    opensOn: SeasonDay.meta({ description: 'The first day, as estimated' }),
    endsOn: SeasonDay.meta({ description: 'The last day, as estimated' }),
    sellsFrom: SeasonDay.meta({ description: 'The first day that is sold, by what the host has said since' }),
    sellsUntil: SeasonDay.meta({ description: 'The last day that is sold' }),
    report: z
      .strictObject({
        state: RipenessState,
        day: SeasonDay,
        note: z.string(),
        noteEn: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'What the host said last; null while she has said nothing' }),
  })
  .meta({ id: 'Season' })
export type Season = z.infer<typeof Season>

/** The longest word of hers that goes with a report, in characters. */
export const LONGEST_NOTE = 60
