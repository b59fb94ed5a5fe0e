/**
 * Aliyun's signature V3, ACS3-HMAC-SHA256, for calls in RPC style: POST to `/`, every parameter in the query, no body.
 * Rules and a worked example: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
export interface AcsCall {
  endpoint: string
  /** Where the call goes instead. Whatever stands there passes it on under the endpoint's name. */
  relay?: string | undefined
  action: string
  version: string
  params: Readonly<Record<string, string>>
  /** UTC, milliseconds. Aliyun refuses a call that is more than 15 minutes old. */
  at: number
  /** Never the same twice: Aliyun refuses a second call with it. */
  nonce: string
}

const ALGORITHM = 'ACS3-HMAC-SHA256'
const text = new TextEncoder()

/** The call as a request that proves who makes it. */
export async function signedRequest(call: AcsCall, key: { keyId: string; keySecret: string }): Promise<Request> {
  const { host } = new URL(call.endpoint)
  const query = canonicalQuery(call.params)
  const bodyHash = await sha256('')
  const headers = {
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': new Date(call.at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  // Sorted as they stand; `host` comes before `x-acs-…` and is set by `fetch` itself.
  const signed = Object.entries({ host, ...headers })
  const signedNames = signed.map(([name]) => name).join(';')
  const canonicalHeaders = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonicalRequest = ['POST', '/', query, canonicalHeaders, signedNames, bodyHash].join('\n')
  const signature = await hmacSha256(key.keySecret, `${ALGORITHM}\n${await sha256(canonicalRequest)}`)
  return new Request(`${new URL(call.relay ?? call.endpoint).origin}/?${query}`, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `${ALGORITHM} Credential=${key.keyId},SignedHeaders=${signedNames},Signature=${signature}`,
    },
  })
}

/** Sorted by name, encoded by RFC 3986: also `!`, `'`, `(`, `)` and `*`, which `encodeURIComponent` leaves as they are. */
function canonicalQuery(params: AcsCall['params']): string {
  return Object.keys(params)
    .sort()
    .map((name) => `${encode(name)}=${encode(params[name] ?? '')}`)
    .join('&')
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

async function sha256(value: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', text.encode(value)))
}

async function hmacSha256(secret: string, value: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, ['sign'])
  return hex(await crypto.subtle.sign('HMAC', key, text.encode(value)))
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
