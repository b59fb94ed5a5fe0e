import type { Config } from './config.ts'

/** Everything that needs a key: phone numbers at rest, hashes to find them by, and the links that open an order. */
export interface Secrets {
  /** AES-256-GCM; the text names its key, so that keys can be rotated: `<key>.<iv>.<ciphertext>`. */
  encrypt(plain: string): Promise<string>
  /** Throws an `Error` when the key is gone or the text was tampered with. */
  decrypt(sealed: string): Promise<string>
  /** HMAC-SHA-256: the same text gives the same hash, and without the key nobody can try all numbers. */
  fingerprint(text: string): Promise<string>
  /** A token that opens one order until its token version is raised. */
  signOrder(orderId: string, tokenVersion: number): Promise<string>
  /** What the token opens, or null when we never signed it. */
  readToken(token: string): Promise<OrderAccess | null>
  /** A link that shows a listing's calendar to other platforms until its version is raised. */
  signCalendarLink(calendarId: string, linkVersion: number): Promise<string>
  /** What the link shows, or null when we never signed it. */
  readCalendarLink(link: string): Promise<CalendarAccess | null>
}

/** Proof that the bearer was given this order's link. The version is compared inside the query. */
export interface OrderAccess {
  orderId: string
  tokenVersion: number
}

/** Proof that the bearer was given this calendar's link. The version is compared inside the query. */
export interface CalendarAccess {
  calendarId: string
  linkVersion: number
}

const text = new TextEncoder()

export function makeSecrets(config: Config): Secrets {
  // A CryptoKey is kept once it is there; a pending promise is not shared between requests (workerd forbids that).
  const keys = new Map<string, CryptoKey>()
  const keyNamed = async (
    name: string,
    raw: Uint8Array<ArrayBuffer>,
    algorithm: 'AES-GCM' | 'HMAC',
  ): Promise<CryptoKey> => {
    const known = keys.get(name)
    if (known) return known
    const key = await (algorithm === 'HMAC'
      ? crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
      : crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']))
    keys.set(name, key)
    return key
  }
  const phoneKey = async (keyName: string) => {
    const entry = config.phoneKeys.find(([name]) => name === keyName)
    if (!entry) throw new Error(`No phone key named ${keyName}`)
    return keyNamed(`phone:${keyName}`, entry[1], 'AES-GCM')
  }
  const hashKey = () => keyNamed('hash', config.phoneHashKey, 'HMAC')
  const tokenKey = () => keyNamed('token', config.tokenKey, 'HMAC')
  // What a signature is for is signed along, so that none of them opens another thing of the same id.
  const sign = async (purpose: string, claim: string) => {
    const mac = await crypto.subtle.sign('HMAC', await tokenKey(), text.encode(`${purpose}${claim}`))
    return `${claim}.${toBase64Url(new Uint8Array(mac))}`
  }
  const signed = async (purpose: string, token: string) => {
    const [, id = '', version = '', mac = ''] = /^([0-9a-f-]{36})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? []
    if (!id) return null
    const claim = text.encode(`${purpose}${id}.${version}`)
    const byUs = await crypto.subtle.verify('HMAC', await tokenKey(), fromBase64Url(mac), claim)
    return byUs ? { id, version: Number(version) } : null
  }

  return {
    async encrypt(plain) {
      const keyName = config.phoneKeys[0]?.[0] ?? ''
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await phoneKey(keyName), text.encode(plain))
      return `${keyName}.${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`
    },
    async decrypt(sealed) {
      const [keyName = '', iv = '', body = ''] = sealed.split('.')
      const key = await phoneKey(keyName)
      return new TextDecoder().decode(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64Url(iv) }, key, fromBase64Url(body)),
      )
    },
    async fingerprint(plain) {
      return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await hashKey(), text.encode(plain))))
    },
    async signOrder(orderId, tokenVersion) {
      return sign('', `${orderId}.${tokenVersion}`)
    },
    async readToken(token) {
      const claim = await signed('', token)
      return claim && { orderId: claim.id, tokenVersion: claim.version }
    },
    async signCalendarLink(calendarId, linkVersion) {
      return sign('calendar:', `${calendarId}.${linkVersion}`)
    },
    async readCalendarLink(link) {
      const claim = await signed('calendar:', link)
      return claim && { calendarId: claim.id, linkVersion: claim.version }
    },
  }
}

/** SHA-256 in base64url: for tokens, which are random and need no key. */
export async function sha256(plain: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(plain))))
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(encoded: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

/** `138****0000`: enough to recognise one's own number. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
