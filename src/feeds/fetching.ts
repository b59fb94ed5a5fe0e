import { calendarAddress } from './address.rules.ts'

/** Why a calendar could not be had. */
export const FEED_FAULTS = [
  'address',
  'redirects',
  'unreachable',
  'timed_out',
  'forbidden',
  'gone',
  'server',
  'too_large',
  'not_calendar',
  'cut_short',
  'malformed',
  'too_many',
] as const
export type FeedFault = (typeof FEED_FAULTS)[number]

/** What a platform wants to hear when it is asked whether anything has changed. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

export type Answer =
  | { kind: 'text'; text: string; validators: Validators }
  | { kind: 'unchanged' }
  | { kind: 'failed'; fault: FeedFault }

/** Asks another platform for a calendar. Never throws: what goes wrong over there is an answer. */
export type AskCalendar = (address: string, known?: Validators | null) => Promise<Answer>

interface Limits {
  testOrigin: string | null
  /** For the whole conversation, redirects included. */
  timeoutMs?: number
}

const TIMEOUT_MS = 10_000
const MOST_REDIRECTS = 3
/** Of what comes out after decompression. A year of a busy room is some 100 kB. */
const LARGEST = 1024 * 1024

/** Each step of a redirect is held to the same rule as the address itself. */
export function calendarAsker({ testOrigin, timeoutMs = TIMEOUT_MS }: Limits): AskCalendar {
  return async (address, known = null) => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      let url = calendarAddress(address, testOrigin)
      for (let hop = 0; url; hop++) {
        const reply = await fetch(url, { headers: headersFor(known), redirect: 'manual', signal })
        if (!isRedirect(reply.status)) return await answerOf(reply, known !== null)
        await reply.body?.cancel()
        if (hop === MOST_REDIRECTS) return failed('redirects')
        const next = URL.parse(reply.headers.get('location') ?? '', url)
        url = next && calendarAddress(next.href, testOrigin)
      }
      return failed('address')
    } catch {
      return failed(signal.aborted ? 'timed_out' : 'unreachable')
    }
  }
}

function headersFor(known: Validators | null): Record<string, string> {
  return {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'user-agent': 'Chalu calendar sync',
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

async function answerOf(reply: Response, wasConditional: boolean): Promise<Answer> {
  if (reply.status !== 200) await reply.body?.cancel()
  if (reply.status === 304 && wasConditional) return { kind: 'unchanged' }
  if (reply.status !== 200) return failed(faultOfStatus(reply.status))
  const text = await textWithin(reply, LARGEST)
  if (text === null) return failed('too_large')
  const validators = { etag: reply.headers.get('etag'), lastModified: reply.headers.get('last-modified') }
  return { kind: 'text', text, validators }
}

function faultOfStatus(status: number): FeedFault {
  if (status === 401 || status === 403) return 'forbidden'
  return status === 404 || status === 410 ? 'gone' : 'server'
}

/** The body as text; null as soon as more comes out of it than `limit`, however small it was packed. */
async function textWithin(reply: Response, limit: number): Promise<string | null> {
  const reader = reply.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

function failed(fault: FeedFault): Answer {
  return { kind: 'failed', fault }
}
