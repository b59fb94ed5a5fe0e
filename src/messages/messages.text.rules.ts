import { type Channel, FACTS, type Fact, type MessageKind } from './messages.kinds.ts'

/** Aliyun takes no longer value for a parameter of a notification. */
export const LONGEST_PARAM = 35

/** Of a whole message at Aliyun: the signature name in its brackets (20 + 2), the text, and what fills it. */
const LONGEST_SMS = 500
const SIGNATURE = 22
const LONGEST_TITLE = 60
const LONGEST_BODY = 600

/** What must change about a text before it can be kept. */
export interface TextFault {
  code:
    | 'empty'
    | 'control_characters'
    | 'loose_brace'
    | 'unknown_fact'
    | 'missing_fact'
    | 'body_missing'
    | 'brackets'
    | 'too_long'
  /** The fact, or by how many characters it is too long. */
  what?: string
}

const PLACEHOLDER = /\{([^{}]*)\}/g

/** What is wrong with a text that staff wrote; nothing when it can be kept. Every text names the first fact of its kind. */
export function faultsOfText(kind: MessageKind, channel: Channel, text: string): TextFault[] {
  if (text.trim() === '') return [{ code: 'empty' }]
  const known: readonly string[] = FACTS[kind]
  const named = placeholdersIn(text)
  const faults: TextFault[] = named
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'unknown_fact', what: name.slice(0, 30) }))
  if (/[{}]/.test(text.replace(PLACEHOLDER, ''))) faults.push({ code: 'loose_brace' })
  const [first = ''] = known
  if (!named.includes(first)) faults.push({ code: 'missing_fact', what: first })
  if (channel === 'inbox' && titleAndBody(text).body === '') faults.push({ code: 'body_missing' })
  // Aliyun puts the signature name in such brackets before the text, and refuses others.
  if (channel === 'sms' && /[【】]/.test(text)) faults.push({ code: 'brackets' })
  const over = tooLongBy(channel, text)
  if (over > 0) faults.push({ code: 'too_long', what: String(over) })
  return faults
}

/** The names in braces, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))]
}

function tooLongBy(channel: Channel, text: string): number {
  if (channel === 'sms') return longestSms(text) - LONGEST_SMS
  const { title, body } = titleAndBody(text)
  return Math.max(characters(title) - LONGEST_TITLE, characters(body) - LONGEST_BODY)
}

/** How many characters a text message has when every fact is as long as it may be. */
function longestSms(text: string): number {
  return SIGNATURE + characters(text.replace(PLACEHOLDER, '长'.repeat(LONGEST_PARAM)))
}

/** How many messages of 70 characters, or of 67 when there are several, are paid for at most. */
export function smsParts(text: string): number {
  const length = longestSms(text)
  return length <= 70 ? 1 : Math.ceil(length / 67)
}

/** Puts the facts where the text names them. A fact that is not there leaves nothing. */
export function fill(text: string, facts: Partial<Record<Fact, string>>): string {
  return text.replace(PLACEHOLDER, (_, name: Fact) => facts[name] ?? '')
}

/** In the inbox, the first line is the title. */
export function titleAndBody(text: string): { title: string; body: string } {
  const [title = '', ...rest] = text.trim().split('\n')
  return { title: title.trim(), body: rest.join('\n').trim() }
}

/** A fact as an approved template may be filled with it: in one line, and not longer than Aliyun takes. */
export function asParam(value: string): string {
  const all = [...value.replace(/\s+/g, ' ').trim()]
  return all.length <= LONGEST_PARAM ? all.join('') : `${all.slice(0, LONGEST_PARAM - 1).join('')}…`
}

function characters(text: string): number {
  return [...text].length
}
