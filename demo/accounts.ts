import type { MemberKind, StaffRole } from '../src/accounts/roles.rules.ts'
import type { Deps } from '../src/deps.ts'

interface DemoPerson {
  /** Stands after `demo-`, and says where in the list of demo accounts. */
  id: string
  name: string
  phone: string
  farms?: [hostId: string, kind: MemberKind][]
  staff?: StaffRole[]
}

/** Whom a visitor of the demo may look around as. No message ever goes to these numbers: the demo sends none. */
const people: DemoPerson[] = [
  { id: '01-guilan', name: '周桂兰', phone: '13900000101', farms: [['guilan', 'owner']] },
  { id: '02-xiaozhou', name: '周小芸', phone: '13900000102', farms: [['guilan', 'helper']] },
  { id: '03-xiuying', name: '谭秀英', phone: '13900000103', farms: [['xiuying', 'owner']] },
  { id: '04-dashan', name: '汪大山', phone: '13900000104', farms: [['dashan', 'owner']] },
  { id: '05-changhe', name: '柳长河', phone: '13900000105', farms: [['changhe', 'owner']] },
  {
    id: '06-mingliang',
    name: '石明亮',
    phone: '13900000106',
    farms: [['mingliang', 'owner']],
    staff: ['warden'],
  },
  { id: '07-xiaoman', name: '黎小满', phone: '13900000107', farms: [['xiaoman', 'owner']] },
  { id: '08-youfu', name: '严有福', phone: '13900000108', farms: [['youfu', 'owner']] },
  { id: '09-chunsheng', name: '孟春生', phone: '13900000109', farms: [['chunsheng', 'owner']] },
  { id: '20-linshuqin', name: '林书琴', phone: '13900000120', staff: ['admin', 'editor'] },
  { id: '21-xuwen', name: '许文', phone: '13900000121', staff: ['reviewer'] },
  { id: '22-zhaomin', name: '赵敏', phone: '13900000122', farms: [['hub', 'owner']], staff: ['operator', 'finance'] },
  { id: '30-visitor', name: '陈一', phone: '13900000130' },
]

/** One of the demo's people: by their name, or as the owner of a farm. */
export function demoAccountOf(nameOrHostId: string): { accountId: string; name: string } {
  const found = people.find(
    ({ name, farms = [] }) =>
      name === nameOrHostId || farms.some(([hostId, kind]) => hostId === nameOrHostId && kind === 'owner'),
  )
  if (!found) throw new Error(`Nobody of the demo is ${nameOrHostId}.`)
  return { accountId: `demo-${found.id}`, name: found.name }
}

/** Opens the demo's accounts, sealed with this deployment's own keys; loading again seals them anew. */
export async function openDemoAccounts(deps: Deps): Promise<void> {
  const now = deps.now()
  const sealed = await Promise.all(
    people.map(async ({ id, name, phone }) => ({
      id: `demo-${id}`,
      name,
      cipher: await deps.secrets.encrypt(phone),
      hash: await deps.secrets.fingerprint(phone),
    })),
  )
  const farms = people.flatMap(({ id, farms = [] }) =>
    farms.map(([hostId, kind]) => ({ hostId, accountId: `demo-${id}`, kind })),
  )
  const roles = people.flatMap(({ id, staff = [] }) => staff.map((role) => ({ accountId: `demo-${id}`, role })))
  await deps.db.batch([
    deps.db
      .prepare(`
        INSERT INTO account (id, name, phone_cipher, phone_hash, created_at)
        SELECT value ->> 'id', value ->> 'name', value ->> 'cipher', value ->> 'hash', ?2 FROM json_each(?1) WHERE true
        ON CONFLICT (id) DO UPDATE SET phone_cipher = excluded.phone_cipher, phone_hash = excluded.phone_hash
        WHERE erased_at IS NULL`)
      .bind(JSON.stringify(sealed), now),
    deps.db
      .prepare(`
        INSERT INTO host_member (host_id, account_id, kind, since, granted_by)
        SELECT value ->> 'hostId', value ->> 'accountId', value ->> 'kind', ?2, 'demo' FROM json_each(?1)
        WHERE NOT EXISTS (SELECT 1 FROM host_member WHERE granted_by = 'demo')
          AND value ->> 'hostId' IN (SELECT id FROM host)`)
      .bind(JSON.stringify(farms), now),
    deps.db
      .prepare(`
        INSERT INTO staff_role (account_id, role, granted_at, granted_by)
        SELECT value ->> 'accountId', value ->> 'role', ?2, 'demo' FROM json_each(?1)
        WHERE NOT EXISTS (SELECT 1 FROM staff_role WHERE granted_by = 'demo')`)
      .bind(JSON.stringify(roles), now),
  ])
}
