import type { Day } from '../days.ts'
import type { Act } from './redemptions.schemas.ts'
import type { PROOFS } from './redemptions.tables.ts'

export type Proof = (typeof PROOFS)[number]

const WHOLE = 8
const LAST = 4

/** A code as it was read out, typed or scanned: whole, or its last four. */
export interface ReadCode {
  text: string
  isWhole: boolean
}

/** Blanks, dashes, small and wide letters do not matter. Null for what cannot be a code. */
export function readCode(typed: string): ReadCode | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s·.\-—–]/g, '')
    .toUpperCase()
  if (!/^[A-Z0-9]+$/.test(text) || (text.length !== WHOLE && text.length !== LAST)) return null
  return { text, isWhole: text.length === WHOLE }
}

/** An order that a code may mean, as far as this host is concerned. */
export interface CodeMatch {
  orderId: string
  status: string
  name: string
  /** Her confirmed lines in it; none where it is another host's, or was never confirmed. */
  lines: { title: string; quantity: number; days: (Day | null)[]; left: number; status: string }[]
  /** Whether she has anything in it, confirmed or not. */
  isHers: boolean
}

/** What a code leads to. `choices`: several that are as likely, to be told apart by name. */
export type CodeMeaning =
  | { kind: 'unknown' }
  | { kind: 'other_host' }
  | { kind: 'unconfirmed'; status: string }
  | { kind: 'found'; orderId: string }
  | { kind: 'several'; choices: CodeMatch[] }

/**
 * What the orders that end in a code, or have it, mean to a host today: of several, one that is expected today comes
 * before all others.
 */
export function meaningOf(matches: readonly CodeMatch[], today: Day): CodeMeaning {
  const hers = matches.filter(({ isHers }) => isHers)
  if (hers.length === 0) return { kind: matches.length > 0 ? 'other_host' : 'unknown' }
  const sold = hers.filter(({ lines }) => lines.length > 0)
  const [first] = hers
  if (sold.length === 0) return { kind: 'unconfirmed', status: first?.status ?? '' }
  const expected = sold.filter(({ lines }) => lines.some((line) => isExpected(line, today)))
  const choices = expected.length > 0 ? expected : sold
  const [only] = choices
  return only && choices.length === 1 ? { kind: 'found', orderId: only.orderId } : { kind: 'several', choices }
}

function isExpected({ days, left, status }: CodeMatch['lines'][number], today: Day): boolean {
  return (
    left > 0 && (status === 'confirmed' || status === 'completed') && days.some((day) => day === null || day === today)
  )
}

/**
 * What a form of the arrival's page says, whether the server reads it or the service worker while there is no signal.
 * `left3` is what was still to come of line 3 when the page was made, `line3` what was typed.
 */
export function actOfForm(
  fields: Readonly<Record<string, string>>,
  { orderId, claimedAt }: { orderId: string; claimedAt: number },
): Act {
  const typed = fields.do === 'some' ? /^line(\d{1,2})$/ : /^left(\d{1,2})$/
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    const [, position] = typed.exec(name) ?? []
    const quantity = Number(value)
    return position !== undefined && quantity > 0 ? [{ position: Number(position), quantity }] : []
  })
  const proof = fields.proof === 'code' || fields.proof === 'scan' ? fields.proof : 'name'
  const kind = fields.do === 'no_show' ? 'no_show' : 'arrived'
  return { id: fields.act ?? '', orderId, kind, lines, proof, day: fields.day ?? '', claimedAt }
}
