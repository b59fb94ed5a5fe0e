import type { Deps } from '../deps.ts'
import type { MemberKind, StaffRole } from './roles.rules.ts'

/** Someone of the demo whom anyone may look around as. */
export interface DemoAccount {
  phone: string
  name: string
  staff: StaffRole[]
  farms: { hostName: string; kind: MemberKind }[]
}

/** The demo's own people, by whose names a visitor signs in; none where the deployment is live. */
export async function demoAccounts(deps: Deps): Promise<DemoAccount[]> {
  if (deps.config.mode !== 'demo') return []
  const { results } = await deps
    .reads()
    .prepare(`
      SELECT json_object(
        'phoneCipher', phone_cipher, 'name', name,
        'staff', (SELECT json_group_array(role) FROM staff_role WHERE account_id = account.id AND ended_at IS NULL),
        'farms', (
          SELECT json_group_array(json_object('hostName', host.name, 'kind', kind))
          FROM host_member JOIN host ON host.id = host_id WHERE account_id = account.id AND ended_at IS NULL
        )
      ) AS body
      FROM account WHERE id LIKE 'demo-%' AND erased_at IS NULL ORDER BY id`)
    .all<{ body: string }>()
  return Promise.all(
    results.map(async ({ body }) => {
      const { phoneCipher, ...account } = JSON.parse(body)
      return { ...account, phone: await deps.secrets.decrypt(phoneCipher) }
    }),
  )
}
