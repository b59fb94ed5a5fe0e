/**
 * `Content-Disposition` for a file that is to be saved under a name in any script (RFC 6266): the plain name for those
 * who read no other, and the real one in RFC 5987's form. `plain` is ours: ASCII without quotes.
 */
export function attachment(plain: string, name: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(withoutPath(name))}`
}

/** Slashes and control characters have a meaning in file systems. */
function withoutPath(name: string): string {
  return name
    .toWellFormed()
    .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
}

/** `encodeURIComponent` leaves some characters that RFC 5987 (3.2.1) has no room for. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
