import { LANGS, type Lang, WORDS } from '../../web/words/words.ts'
import { MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { englishNames } from '../products/products.ts'
import { type Happening, readHappening, readOwner } from './happening.sql.ts'
import { insertMessage } from './inbox.sql.ts'
import { type Channel, FACTS, goesBySms } from './messages.kinds.ts'
import { asParam, fill, titleAndBody } from './messages.text.rules.ts'
import { addSms, type Claimed, claim, type OutboxKey, putBack, settle } from './outbox.sql.ts'
import { type Recipient, recipientOf } from './recipients.rules.ts'
import { reachesBySms, SmsFailure } from './sms.ts'
import { factsOf, type Told, toTell } from './telling.rules.ts'
import { textOf } from './texts.ts'

/** Longer than anything takes that is done with a row in hand. */
const LEASE_MS = 2 * MINUTE_MS

/** After each try that failed; after the last one it is given up. */
export const WAITS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)

/**
 * Sends one row of the outbox, and whatever follows from it, at most once: of all who try at the same time one has it in
 * hand. A failure is written into the row, which waits for another try or is given up; only a database that does not
 * answer is thrown.
 */
export async function deliver(deps: Deps, key: OutboxKey): Promise<void> {
  const now = deps.now()
  const row = await claim(deps.db, key, now, now + LEASE_MS)
  if (!row) return
  const followers = await attempt(deps, row).catch((error) => setBack(deps, row, error))
  for (const follower of followers) await deliver(deps, follower)
}

async function attempt(deps: Deps, row: Claimed): Promise<OutboxKey[]> {
  // Nobody lived to say how all those tries ended.
  if (row.attempts > WAITS_MS.length + 1) throw new SmsFailure('no_answer', { worthRetrying: false, maybeSent: true })
  const recipient = recipientOf(row.recipient)
  const happening = recipient && (await readHappening(deps.db, row.eventId, recipient))
  const told = happening && toTell(happening, recipient.audience)
  if (!told) return done(deps, row, 'nothing_to_say')
  return recipient.channel === 'inbox' ? putIntoInbox(deps, row, recipient, told) : text(deps, row, recipient, told)
}

/** Into the inbox, with the text messages that follow from it: all of it is written, or nothing. */
async function putIntoInbox(deps: Deps, row: Claimed, recipient: Recipient, told: Told): Promise<OutboxKey[]> {
  const [zh, en] = await Promise.all(LANGS.map((lang) => written(deps, told, 'inbox', lang).then(titleAndBody)))
  const { title = '', body = '' } = zh ?? {}
  const { title: titleEn = '', body: bodyEn = '' } = en ?? {}
  const { eventId, recipient: name } = row
  const message = { eventId, recipient: name, kind: told.kind, title, body, titleEn, bodyEn }
  const now = deps.now()
  const [, , added] = await deps.db.batch<OutboxKey>([
    insertMessage(deps.db, { ...message, link: linkOf(recipient, told.happening), at: now }),
    settle(deps.db, row, 'sent', now),
    ...(goesBySms(told.kind) ? [addSms(deps.db, row, now)] : []),
  ])
  return added?.results ?? []
}

async function text(deps: Deps, row: Claimed, recipient: Recipient, told: Told): Promise<OutboxKey[]> {
  const { kind } = told
  if (!goesBySms(kind)) return done(deps, row, 'nothing_to_say')
  const reader = await phoneOf(deps, recipient, told.happening)
  if (!reader) return done(deps, row, 'no_phone')
  if (!reachesBySms(reader.phone)) return done(deps, row, 'not_by_sms')
  const { lang, phone } = reader
  const facts = await factsIn(deps, told, lang)
  const params = Object.fromEntries(FACTS[kind].map((name) => [name, asParam(facts[name])]))
  await deps.sms.send({
    phone,
    template: kind,
    params,
    lang,
    text: await written(deps, told, 'sms', lang),
    outId: `chalu-${row.eventId}-${row.recipient}`,
    ...(row.maybeSentAt === null ? {} : { maybeSentAt: row.maybeSentAt }),
  })
  return done(deps, row, 'sent')
}

/** An order's own phone, or that of the farm's owner. Null when there is none any more: someone was erased, or left. */
async function phoneOf(deps: Deps, { hostId, accountId }: Recipient, { order }: Happening) {
  const sealed =
    hostId !== null && accountId !== null
      ? await readOwner(deps.db, hostId, accountId)
      : order && { phoneCipher: order.phoneCipher, lang: order.lang ?? ('zh-CN' as const) }
  return sealed?.phoneCipher ? { phone: await deps.secrets.decrypt(sealed.phoneCipher), lang: sealed.lang } : null
}

async function factsIn(deps: Deps, told: Told, lang: Lang) {
  return factsOf(told, WORDS[lang], lang === 'en' ? await englishNames(deps) : null)
}

async function written(deps: Deps, told: Told, channel: Channel, lang: Lang): Promise<string> {
  return fill(await textOf(deps, { kind: told.kind, channel, lang }), await factsIn(deps, told, lang))
}

/** Where something can be done about it. */
function linkOf({ hostId }: Recipient, { kind, order, subjectId }: Happening): string {
  if (kind.startsWith('listing.')) return `/farm/${hostId}/listings/${subjectId}`
  if (kind.startsWith('certificate.')) return `/farm/${hostId}/certificates`
  if (kind.startsWith('photo.')) return `/farm/${hostId}/photos`
  if (kind.startsWith('feed.')) return `/farm/${hostId}/feeds`
  if (kind.startsWith('review.')) return hostId === null ? `/orders/${order?.id}/reviews` : `/farm/${hostId}/reviews`
  if (hostId !== null) return `/farm/${hostId}`
  return kind === 'closure.published' ? `/orders/${order?.id}/cancel` : `/orders/${order?.id}`
}

async function done(deps: Deps, row: Claimed, outcome: string): Promise<OutboxKey[]> {
  await settle(deps.db, row, outcome, deps.now()).run()
  return []
}

/** What failed is tried again later, if that may help, or given up. A township without a template for it goes without. */
async function setBack(deps: Deps, row: Claimed, error: unknown): Promise<OutboxKey[]> {
  if (error instanceof SmsFailure && error.code === 'no_template') return done(deps, row, error.code)
  if (!(error instanceof SmsFailure)) console.error(error)
  const { code, worthRetrying, maybeSent } = error instanceof SmsFailure ? error : UNEXPECTED
  const wait = WAITS_MS[row.attempts - 1]
  const next = worthRetrying && wait !== undefined ? { dueAt: deps.now() + wait } : { deadAt: deps.now() }
  await putBack(deps.db, row, { outcome: code, maybeSent, ...next }).run()
  return []
}

/** A fault of ours or of the database: the message may have left before it. */
const UNEXPECTED = { code: 'internal_error', worthRetrying: true, maybeSent: true }
