import * as z from 'zod'

/** Every refusal a caller can meet: its HTTP status and its title. Codes are stable; the titles are for people. */
const PROBLEMS = {
  malformed_json: [400, 'The body is not valid JSON'],
  idempotency_key_missing: [400, 'The Idempotency-Key header must be a UUID'],
  token_missing: [401, 'Send the order’s access token as Authorization: Bearer'],
  sign_in_needed: [401, 'Sign in first'],
  forbidden_origin: [403, 'A form may be sent only from this site’s own pages'],
  not_allowed: [403, 'Not part of your role'],
  own_review: [403, 'What concerns your own farm, or what you wrote, is for others to write and to judge'],
  not_found: [404, 'There is nothing here'],
  sold_out: [409, 'Too few places are left'],
  closed: [409, 'Closed for this time'],
  sale_ended: [409, 'No longer on sale for this time'],
  not_for_sale: [409, 'Not for sale at present'],
  off_season: [409, 'Out of season on that day'],
  once_per_buyer: [409, 'One per buyer, and this buyer has one'],
  price_changed: [409, 'The price has changed'],
  hold_expired: [409, 'The hold has expired'],
  not_confirmable: [409, 'An order in this state cannot be confirmed'],
  not_cancellable: [409, 'An order in this state cannot be cancelled'],
  line_not_cancellable: [409, 'A line in this state cannot be cancelled by itself'],
  refund_changed: [409, 'The refund has changed since it was shown'],
  changed_meanwhile: [409, 'The order was changed at the same moment'],
  answered_already: [409, 'This booking was answered otherwise, or nobody waits for it any more'],
  not_undoable: [409, 'What was noted can be taken back once, and within its day'],
  code_over: [409, 'This code is used, too old, or was tried too often'],
  last_admin: [409, 'The last administrator cannot be taken away'],
  already_reviewed: [409, 'This was reviewed already'],
  review_not_had: [409, 'This did not take place, so it cannot be reviewed'],
  review_too_early: [409, 'Not over yet, or nobody has noted that you came'],
  review_too_late: [409, 'Too long ago to be reviewed'],
  review_withdrawn: [409, 'This review was withdrawn'],
  review_hidden: [409, 'This review is hidden'],
  review_fixed: [409, 'What was said is fixed after fourteen days'],
  review_changed: [409, 'The review was changed since it was shown'],
  farm_owned: [409, 'A farm is still in this account’s name'],
  listing_incomplete: [409, 'Some steps of the listing are not done'],
  own_work: [409, 'Nobody approves their own work'],
  photos_full: [409, 'There are as many photos of it as there may be'],
  body_too_large: [413, 'The body is larger than 64 kB'],
  file_too_large: [413, 'The file is larger than 8 MB'],
  unsupported_media_type: [415, 'Send application/json'],
  invalid_request: [422, 'Some fields need a change'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used with another body'],
  too_many_requests: [429, 'Too many requests'],
  internal_error: [500, 'Something went wrong on our side'],
  sms_failed: [503, 'The message could not be sent'],
  not_ready: [503, 'Not set up yet'],
} as const

export type ProblemCode = keyof typeof PROBLEMS
export type ProblemStatus = (typeof PROBLEMS)[ProblemCode][0]

/** A field that must change, named by its path in the request (`contact.phone`), and why as a stable code. */
export const FieldFault = z.strictObject({ path: z.string(), code: z.string(), message: z.string() })
export type FieldFault = z.infer<typeof FieldFault>

/** A slot that fell short, how many places it has left, and which lines of the request wanted it. */
export const Shortfall = z.strictObject({ slotId: z.string(), left: z.int(), lines: z.array(z.int()) })
export type Shortfall = z.infer<typeof Shortfall>

export interface ProblemExtra {
  errors?: FieldFault[]
  short?: Shortfall[]
  totalFen?: number
  refundFen?: number
  retryAfterSeconds?: number
}

/** A refusal in the domain's words. `app.ts` turns it into problem+json or into a page; nobody else does. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extra: ProblemExtra

  constructor(code: ProblemCode, extra: ProblemExtra = {}) {
    super(code)
    this.code = code
    this.extra = extra
  }

  get status(): ProblemStatus {
    return PROBLEMS[this.code][0]
  }
}

/** A refusal as a value, for a page that shows it in place; anything else goes on being thrown. */
export function orProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/** One field that must change. */
export function invalid(path: string, code: string, message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path, code, message }] })
}

/** RFC 9457 problem details, with a stable `code`. */
export const ProblemBody = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(FieldFault).optional(),
    short: z.array(Shortfall).optional(),
    totalFen: z.int().optional(),
    refundFen: z.int().optional(),
  })
  .meta({ id: 'Problem' })

export function problemBody(problem: Problem): z.infer<typeof ProblemBody> {
  const { retryAfterSeconds: _, ...extra } = problem.extra
  const [status, title] = PROBLEMS[problem.code]
  return { type: 'about:blank', title, status, code: problem.code, ...extra }
}

export function problemResponse(problem: Problem): Response {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (problem.extra.retryAfterSeconds) headers['retry-after'] = String(problem.extra.retryAfterSeconds)
  return new Response(JSON.stringify(problemBody(problem)), { status: problem.status, headers })
}
