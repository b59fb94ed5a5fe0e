/**
 * How a device knows a code again without having it: by an HMAC under a key of its own. The same code runs on the server,
 * which hashes the day's codes, and in the service worker, which hashes what is typed.
 */
const text = new TextEncoder()

/** The key as the device keeps it: it can be used, and not be read out again. */
export function importCodeKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', text.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

export async function hashOfCode(key: CryptoKey, code: string): Promise<string> {
  const hash = await crypto.subtle.sign('HMAC', key, text.encode(code))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** One order of a kept day, by the hashes of its whole code and of its last four letters. */
export interface KeptCode {
  orderId: string
  whole: string
  last: string
}
