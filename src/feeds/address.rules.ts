/** Beyond this, no platform's address goes. */
const LONGEST = 2000

/** Names that lead into a network of one's own, whoever resolves them (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const INWARD =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion|alt)$/

/**
 * The address of another platform's calendar, if it may be asked at all; null for any other. Platforms have a name, speak
 * HTTPS at its own port and put their secret into path or query. So every number in place of a name is refused, however
 * it is written: 127.0.0.1, 0x7f.1, 2130706433, [::1], [::ffff:a9fe:a9fe]; the URL parser has brought all of them into one
 * form by then. What a name resolves to is for Cloudflare's own network to refuse, which leads to no private address.
 * `testOrigin`, set in tests and demos alone, is allowed besides.
 */
export function calendarAddress(text: string, testOrigin: string | null): URL | null {
  if (text.length > LONGEST) return null
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'))
  if (url?.username !== '' || url.password !== '') return null
  url.hash = ''
  if (testOrigin !== null && url.origin === testOrigin) return url
  return url.protocol === 'https:' && url.port === '' && isPublicName(url.hostname) ? url : null
}

/** A name of at least two parts that is no number and ends in no dot. */
function isPublicName(host: string): boolean {
  const top = host.split('.').at(-1) ?? ''
  return host.includes('.') && /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(top) && !INWARD.test(host)
}
