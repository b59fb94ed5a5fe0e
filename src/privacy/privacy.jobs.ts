import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { firstIdAt, KEPT } from './keeping.rules.ts'
import * as sql from './privacy.sql.ts'

/** One statement looks at this many orders, so that no write blocks the others for long. */
const BATCH = 2000
const IDLE_AT_ONCE = 200
/** A night that was missed is made up for, this many days long. */
const MISSED_DAYS = 30

/** Each minute: the numbers behind codes that are over. */
export async function forgetCodes(deps: Deps): Promise<void> {
  await sql.eraseCodePhones(deps.db, deps.now())
}

/** Each night: everything that has outlived its purpose. Running it twice does no harm. */
export async function eraseOutlived(deps: Deps): Promise<void> {
  const { db } = deps
  const now = deps.now()
  await db.batch([
    ...sql.eraseSpent(db, { codesBefore: now - KEPT.codeSent, invitationsBefore: now - KEPT.invitationPhone, now }),
    ...sql.eraseContactsOfErased(db),
  ])
  const lapsedUntil = now - KEPT.lapsedContact
  await inBatches(deps, firstIdAt(lapsedUntil - MISSED_DAYS * DAY_MS), firstIdAt(lapsedUntil), (span) =>
    sql.eraseLapsedContacts(db, span),
  )
  const overBefore = now - KEPT.orderContact
  await inBatches(deps, firstIdAt(0), firstIdAt(overBefore), (span) =>
    sql.eraseOldContacts(db, { ...span, overBefore }),
  )
  for (const accountId of await sql.readIdleAccounts(db, now - KEPT.idleAccount, IDLE_AT_ONCE))
    await sql.eraseAccount(db, { accountId, actor: 'cron', now })
}

async function inBatches(
  { db }: Deps,
  fromId: string,
  toId: string,
  statementsFor: (span: { fromId: string; toId: string }) => D1PreparedStatement[],
): Promise<void> {
  for (let from: string | null = fromId; from !== null; ) {
    const end: string | null = await sql.endOfBatch(db, from, toId, BATCH)
    await db.batch(statementsFor({ fromId: from, toId: end ?? toId }))
    from = end
  }
}
