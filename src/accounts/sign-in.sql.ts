import { CODE_LIFE_MS, MOST_TRIES } from './sign-in.rules.ts'

/** A code to be sent, sealed. Instants are UTC milliseconds. */
export interface NewCode {
  id: string
  phoneCipher: string
  phoneHash: string
  addressHash: string
  codeHash: string
  consent: string
  sentAt: number
}

/** When codes were sent to this phone and from this address since `since`. */
export interface EarlierSends {
  pair: number[]
  phone: number[]
  address: number[]
}

export async function readSends(
  db: D1Database,
  { phoneHash, addressHash }: Pick<NewCode, 'phoneHash' | 'addressHash'>,
  since: number,
): Promise<EarlierSends> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'pair', (SELECT json_group_array(sent_at) FROM sign_in_code WHERE phone_hash = ?1 AND address_hash = ?2 AND sent_at > ?3),
        'phone', (SELECT json_group_array(sent_at) FROM sign_in_code WHERE phone_hash = ?1 AND sent_at > ?3),
        'address', (SELECT json_group_array(sent_at) FROM sign_in_code WHERE address_hash = ?2 AND sent_at > ?3)
      ) AS body`)
    .bind(phoneHash, addressHash, since)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '{"pair":[],"phone":[],"address":[]}')
}

/**
 * Writes the code down unless another was sent to this phone since `sends` was read: two requests at once count each
 * other. Answers whether it was written.
 */
export async function insertCode(db: D1Database, code: NewCode, sends: EarlierSends, since: number): Promise<boolean> {
  const row = await db
    .prepare(`
      INSERT INTO sign_in_code (id, phone_cipher, phone_hash, address_hash, code_hash, consent, sent_at, expires_at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      WHERE (SELECT count(*) FROM sign_in_code WHERE phone_hash = ?3 AND sent_at > ?9) = ?10
      RETURNING id`)
    .bind(
      code.id,
      code.phoneCipher,
      code.phoneHash,
      code.addressHash,
      code.codeHash,
      code.consent,
      code.sentAt,
      code.sentAt + CODE_LIFE_MS,
      since,
      sends.phone.length,
    )
    .first()
  return row !== null
}

/** A code that was asked for and still waits. */
export interface WaitingCode {
  phoneCipher: string
  consent: string
  triesLeft: number
}

/** The code that this page waits for; null when there is none, or it is used, over, or out of tries. */
export function readWaitingCode(db: D1Database, id: string, now: number): Promise<WaitingCode | null> {
  return db
    .prepare(`
      SELECT phone_cipher AS phoneCipher, consent, ?3 - tries AS triesLeft FROM sign_in_code
      WHERE id = ?1 AND used_at IS NULL AND expires_at > ?2 AND tries < ?3`)
    .bind(id, now, MOST_TRIES)
    .first<WaitingCode>()
}

export interface ProvenPhone {
  phoneCipher: string
  phoneHash: string
  consent: string
}

/** Counts a try, and uses the code up if it is the right one: of two who try at once, one is let in. */
export async function tryCode(
  db: D1Database,
  { id, codeHash, now }: { id: string; codeHash: string; now: number },
): Promise<ProvenPhone | null> {
  const [, used] = await db.batch<ProvenPhone>([
    db
      .prepare(
        'UPDATE sign_in_code SET tries = tries + 1 WHERE id = ?1 AND used_at IS NULL AND expires_at > ?2 AND tries < ?3',
      )
      .bind(id, now, MOST_TRIES),
    db
      .prepare(`
        UPDATE sign_in_code SET used_at = ?2 WHERE id = ?1 AND code_hash = ?3 AND used_at IS NULL AND changes() > 0
        RETURNING phone_cipher AS phoneCipher, phone_hash AS phoneHash, consent`)
      .bind(id, now, codeHash),
  ])
  return used?.results[0] ?? null
}
