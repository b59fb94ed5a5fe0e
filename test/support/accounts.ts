import type { StaffRole } from '../../src/accounts/roles.rules.ts'
import { startSession } from '../../src/accounts/sessions.sql.ts'
import { DAY_MS } from '../../src/days.ts'
import type { Deps } from '../../src/deps.ts'
import { sha256 } from '../../src/secrets.ts'

let count = 0

export interface Person {
  accountId: string
  phone: string
  /** Of a browser that is signed in as this person. */
  cookie: string
}

interface Wanted {
  name?: string
  phone?: string
  staff?: StaffRole[]
  /** Farms of hers, and farms where she helps, by host id. */
  owns?: string[]
  helps?: string[]
}

/** Someone with an account, signed in. */
export async function openAccount(deps: Deps, wanted: Wanted = {}): Promise<Person> {
  count++
  const { name = `某人${count}`, phone = `137${String(count).padStart(8, '0')}` } = wanted
  const token = `token-${count}`
  const now = deps.now()
  const accountId = await startSession(
    deps.db,
    {
      id: deps.newId(),
      phoneCipher: await deps.secrets.encrypt(phone),
      phoneHash: await deps.secrets.fingerprint(phone),
      consent: '2026-11',
      lang: 'zh-CN',
    },
    {
      id: deps.newId(),
      tokenHash: await sha256(token),
      device: 'Chrome · Android',
      now,
      expiresAt: now + 30 * DAY_MS,
      formerTokenHash: null,
    },
  )
  const { db } = deps
  const member = (kind: string) => (hostId: string) =>
    db
      .prepare("INSERT INTO host_member (host_id, account_id, kind, since, granted_by) VALUES (?1, ?2, ?3, ?4, 'test')")
      .bind(hostId, accountId, kind, now)
  await db.batch([
    db.prepare('UPDATE account SET name = ?2 WHERE id = ?1').bind(accountId, name),
    ...(wanted.staff ?? []).map((role) =>
      db
        .prepare("INSERT INTO staff_role (account_id, role, granted_at, granted_by) VALUES (?1, ?2, ?3, 'test')")
        .bind(accountId, role, now),
    ),
    ...(wanted.owns ?? []).map(member('owner')),
    ...(wanted.helps ?? []).map(member('helper')),
  ])
  return { accountId, phone, cookie: `__Host-session=${token}` }
}
