import * as z from 'zod'
import { ManyLines } from '../contact.ts'
import { Instant } from '../products/products.schemas.ts'
import { LONGEST_ANSWER, LONGEST_REASON, LONGEST_TEXT, PARTY_KINDS, type Stars } from './reviews.rules.ts'
import { HIDING_REASONS } from './reviews.tables.ts'
import { coverNumbers, plainLines } from './reviews.text.rules.ts'

const written = (longest: number) =>
  z.string().transform(plainLines).pipe(ManyLines).pipe(z.string().trim().max(longest, 'words_too_long'))
const needed = (longest: number) => written(longest).pipe(z.string().min(1, 'words_missing'))

/** A version that a form was shown; anything else is none that there is. */
const Version = z.coerce.number().int().min(0).catch(-1)

/** What a guest sends. Numbers in the text are covered before anyone, us included, keeps them. */
export const ReviewForm = z.object({
  stars: z.enum(['1', '2', '3', '4', '5'], 'stars_missing').transform((text) => Number(text) as Stars), // one of the five above
  text: written(LONGEST_TEXT).transform(coverNumbers),
  /** 0: the first writing. */
  version: Version,
})
export type ReviewForm = z.output<typeof ReviewForm>

export const AnswerForm = z.object({
  text: needed(LONGEST_ANSWER).transform(coverNumbers),
  version: Version,
  /** 0: there was no answer. */
  answerVersion: Version,
})
export type AnswerForm = z.output<typeof AnswerForm>

export const HidingForm = z.object({
  reason: z.enum(HIDING_REASONS, 'hiding_reason_missing'),
  words: needed(LONGEST_REASON).transform(coverNumbers),
  version: Version,
})
export type HidingForm = z.output<typeof HidingForm>

export const Review = z
  .strictObject({
    id: z.string(),
    stars: z.int().nullable().meta({ description: '1 to 5; null when it is hidden' }),
    text: z.string().nullable().meta({ description: 'May be empty; null when it is hidden' }),
    author: z.string().nullable().meta({ description: 'The first character of a name; null when nobody may know' }),
    visitedIn: z.string().nullable().meta({ description: 'The month of the visit, YYYY-MM; null for goods' }),
    party: z.enum(PARTY_KINDS).nullable().meta({ description: 'With whom they were there' }),
    writtenAt: Instant,
    changedAt: Instant.nullable(),
    answer: z.strictObject({ text: z.string(), answeredAt: Instant, changedAt: Instant.nullable() }).nullable(),
    hidden: z
      .strictObject({ reason: z.enum(HIDING_REASONS), words: z.string() })
      .nullable()
      .meta({ description: 'Why the township’s staff took it out of sight' }),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof Review>

export const ReviewList = z.strictObject({
  rating: z.strictObject({
    count: z.int().meta({ description: 'How many stand in the open' }),
    average: z.number().nullable().meta({ description: 'Of their stars, to one decimal; null below three' }),
  }),
  items: z.array(Review),
  nextCursor: z.string().nullable(),
})

export type ReviewList = z.infer<typeof ReviewList>

export const ReviewQuery = z.strictObject({ cursor: z.string().max(200).optional() })
