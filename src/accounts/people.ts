import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { AppContext } from '../http.ts'
import { invalid, Problem } from '../problem.ts'
import { maskPhone } from '../secrets.ts'
import type { Keeper, Staff } from './guard.ts'
import * as invitations from './invitations.sql.ts'
import * as sql from './people.sql.ts'
import type { StaffRole } from './roles.rules.ts'
import type { SignedIn } from './sessions.sql.ts'
import { endSessions, renewSession } from './sessions.ts'

/** So long someone may say yes. */
const INVITATION_DAYS = 7

const OWNS = `EXISTS (
  SELECT 1 FROM host_member WHERE host_id = ?4 AND account_id = ?6 AND kind = 'owner' AND ended_at IS NULL
)`
const FARM_EXISTS = 'EXISTS (SELECT 1 FROM host WHERE id = ?4)'
const ADMINISTERS = (account: string) =>
  `EXISTS (SELECT 1 FROM staff_role WHERE account_id = ${account} AND role = 'admin' AND ended_at IS NULL)`

/** Whoever serves or helps, their phone masked. */
export type Seen<Row> = Omit<Row, 'phoneCipher'> & { phone: string }

async function masked<Row extends { phoneCipher: string | null }>(deps: Deps, rows: Row[]): Promise<Seen<Row>[]> {
  return Promise.all(
    rows.map(async ({ phoneCipher, ...row }) => ({
      ...row,
      phone: phoneCipher ? maskPhone(await deps.secrets.decrypt(phoneCipher)) : '',
    })),
  )
}

export async function staffOf(deps: Deps): Promise<Seen<sql.ListedStaff>[]> {
  return masked(deps, await sql.readStaff(deps.db, deps.now()))
}

export async function membersOf(deps: Deps, keeper: Keeper): Promise<Seen<sql.ListedMember>[]> {
  return masked(deps, await sql.readMembers(deps.db, keeper, deps.now()))
}

/** Asks whoever has this phone to help at a farm. Throws `invalid_request` when they do, or were asked. */
export async function inviteHelper(deps: Deps, keeper: Keeper, phone: string): Promise<void> {
  await invite(deps, { phone, asked: { hostId: keeper.hostId, kind: 'helper' }, by: keeper, allowed: OWNS })
}

/** Asks whoever has this phone to serve the township. Throws `invalid_request` when they do, or were asked. */
export async function inviteStaff(deps: Deps, staff: Staff, phone: string, role: StaffRole): Promise<void> {
  await invite(deps, { phone, asked: { role }, by: staff, allowed: ADMINISTERS('?6') })
}

/** Asks whoever has this phone to take a farm over. Throws `invalid_request` when it is theirs, or they were asked. */
export async function inviteOwner(deps: Deps, staff: Staff, phone: string, hostId: string): Promise<void> {
  await invite(deps, {
    phone,
    asked: { hostId, kind: 'owner' },
    by: staff,
    allowed: `${ADMINISTERS('?6')} AND ${FARM_EXISTS}`,
  })
}

/** Every farm, and in whose name it stands. */
export async function farmsOf(deps: Deps): Promise<Seen<sql.OwnedFarm>[]> {
  return masked(deps, await sql.readFarms(deps.db, deps.now()))
}

interface Invitation {
  phone: string
  asked: invitations.Asked
  by: { accountId: string; actor: string }
  allowed: string
}

async function invite(deps: Deps, { phone, asked, by, allowed }: Invitation): Promise<void> {
  const now = deps.now()
  const [phoneCipher, phoneHash] = await Promise.all([deps.secrets.encrypt(phone), deps.secrets.fingerprint(phone)])
  const written = await invitations.insertInvitation(
    deps.db,
    {
      id: deps.newId(),
      phoneCipher,
      phoneHash,
      asked,
      invitedBy: by.accountId,
      actor: by.actor,
      now,
      expiresAt: now + INVITATION_DAYS * DAY_MS,
    },
    allowed,
  )
  if (!written) throw invalid('phone', 'already_member', 'Whoever has this number is with you, or was asked already.')
}

/** Throws `not_found` when it is not there, or not hers. */
export async function withdrawHelperInvitation(deps: Deps, keeper: Keeper, id: string): Promise<void> {
  const mine = `kind = 'helper' AND host_id IN (SELECT host_id FROM host_member WHERE account_id = ?3 AND kind = 'owner' AND ended_at IS NULL)`
  if (!(await invitations.withdrawInvitation(deps.db, { id, ...keeper, now: deps.now() }, mine)))
    throw new Problem('not_found')
}

/** Throws `not_found` when it is not there. */
export async function withdrawStaffInvitation(deps: Deps, staff: Staff, id: string): Promise<void> {
  const mine = `(role IS NOT NULL OR kind = 'owner') AND ${ADMINISTERS('?3')}`
  if (!(await invitations.withdrawInvitation(deps.db, { id, ...staff, now: deps.now() }, mine)))
    throw new Problem('not_found')
}

/** Ends a helper's help at once: every query asks again. Throws `not_found`. */
export async function endHelp(deps: Deps, keeper: Keeper, helperId: string): Promise<void> {
  const { hostId, accountId, actor } = keeper
  const ended = await sql.endHelp(deps.db, { hostId, helperId, ownerId: accountId, actor, now: deps.now() })
  if (!ended) throw new Problem('not_found')
  deps.sessions.forget(helperId)
}

/** Ends a role and signs its bearer out everywhere. Throws `last_admin`, `not_found`. */
export async function endRole(deps: Deps, staff: Staff, accountId: string, role: StaffRole): Promise<void> {
  const now = deps.now()
  if (!(await sql.endRole(deps.db, { accountId, role, actor: staff.actor, now })))
    throw new Problem(role === 'admin' ? 'last_admin' : 'not_found')
  await endSessions(deps, accountId, null, staff.actor)
}

export function invitationsTo(deps: Deps, me: SignedIn): Promise<invitations.WaitingInvitation[]> {
  return invitations.readInvitationsTo(deps.db, me.accountId, deps.now())
}

/** Says yes or no to an invitation; what one may do then holds under a new token. Throws `not_found`. */
export async function answerInvitation(c: AppContext, me: SignedIn, id: string, accept: boolean): Promise<void> {
  const { deps } = c.var
  const answered = await invitations.answerInvitation(deps.db, { id, accountId: me.accountId, accept, now: deps.now() })
  if (!answered) throw new Problem('not_found')
  if (accept) await renewSession(c, me)
}

/** Makes whoever holds the set-up token the first administrator, once. Throws `invalid_request` at `token`, `not_found`. */
export async function becomeFirstAdmin(c: AppContext, me: SignedIn, token: string): Promise<void> {
  const { deps } = c.var
  const { setupToken } = deps.config
  if (setupToken === undefined) throw new Problem('not_found')
  const [given, wanted] = await Promise.all([deps.secrets.fingerprint(token), deps.secrets.fingerprint(setupToken)])
  // Compared by keyed hashes: how long it takes says nothing about the token.
  if (given !== wanted || !(await sql.grantFirstAdmin(deps.db, me.accountId, deps.now())))
    throw invalid('token', 'token_wrong', 'Not the set-up token, or used already.')
  await renewSession(c, me)
}

/** Whether the first administrator is still to come, and a set-up token waits for her. */
export async function awaitsFirstAdmin(deps: Deps): Promise<boolean> {
  return deps.config.setupToken !== undefined && !(await sql.hasHadAdmin(deps.db))
}

export function rename(deps: Deps, me: SignedIn, name: string): Promise<unknown> {
  deps.sessions.forget(me.accountId)
  return sql.renameAccount(deps.db, me.accountId, name)
}

/** What an account is called until it says so itself. */
export function nameIfNameless(deps: Deps, accountId: string, name: string): Promise<unknown> {
  return sql.nameIfNameless(deps.db, accountId, name)
}
