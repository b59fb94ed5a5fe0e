import type { TypedResponse } from 'hono'
import { choicesOf } from './face.ts'
import type { AppContext } from './http.ts'
import type { Memory, Weighed } from './memory.ts'

/** An answer that is the same for everyone, kept as it goes out: a warm one costs a look-up and no more. */
interface PublicReply extends Weighed {
  plain: Encoded
  /** Made when someone asks a second time; null while that is under way. */
  gzipped?: Encoded | null
}

interface Encoded {
  body: Uint8Array<ArrayBuffer>
  init: ResponseInit
}

/** What a body weighs together with its compressed twin: a quarter more. */
const WITH_COMPRESSED = 1.25

/** What tells one public answer from another: the address, which also says the language, and what its reader has chosen. */
function keyOf(request: Request): string {
  const { size, mapApp } = choicesOf(request)
  return `reply ${size} ${mapApp} ${request.url}`
}

/**
 * Answers a public GET, up to 1 s old. `write` makes the body at most once a second per isolate and key; what it throws
 * is not remembered.
 */
export async function publicReply(
  c: AppContext,
  headers: Record<string, string>,
  write: () => Promise<string[]>,
): Promise<Response> {
  const reply = await c.var.deps.remember(keyOf(c.req.raw), async (): Promise<PublicReply> => {
    const body = encode(await write())
    const plain = { body, init: { headers: varyingByEncoding(headers) } }
    return { plain, weight: body.byteLength * WITH_COMPRESSED }
  })
  return respond(reply.plain)
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** The same with a value as JSON. */
export function publicJson<Body>(c: AppContext, ask: () => Promise<Body>): Promise<TypedResponse<Body, 200, 'json'>> {
  const reply = publicReply(c, JSON_HEADERS, async () => [JSON.stringify(await ask())])
  return reply as Promise<never> // what `ask` gave stands in it as JSON
}

/** The same with JSON that is text already, in the documented shape. */
export function publicJsonText(c: AppContext, write: () => Promise<string[]>): Promise<never> {
  return publicReply(c, JSON_HEADERS, write) as Promise<never> // the route's type asks for the parsed shape
}

/** A public answer from memory, before router and middleware look at the request; undefined when it is not there, or too old. */
export function knownReply(memory: Pick<Memory, 'known'>, request: Request): Response | Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined
  const reply = memory.known<PublicReply>(keyOf(request))
  if (!reply) return undefined
  const takesGzip = GZIP.test(request.headers.get('accept-encoding') ?? '')
  if (takesGzip && reply.gzipped === undefined) return gzip(reply)
  return respond((takesGzip && reply.gzipped) || reply.plain)
}

const GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i
const encoder = new TextEncoder()

function varyingByEncoding(headers: Record<string, string>): Headers {
  const all = new Headers(headers)
  all.append('vary', 'Accept-Encoding')
  return all
}

/** Part by part: one Chinese word would make the whole of a long text several times slower to encode. */
function encode(parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const encoded = parts.map((part) => encoder.encode(part))
  const whole = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of encoded) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function respond({ body, init }: Encoded): Response {
  return new Response(body, init)
}

/** Compresses for all who ask while it is remembered. What is asked for once is left to whatever stands before us. */
async function gzip(reply: PublicReply): Promise<Response> {
  reply.gzipped = null
  const { body, init } = reply.plain
  const stream = new Response(body).body?.pipeThrough(new CompressionStream('gzip'))
  const headers = new Headers(init.headers)
  headers.set('content-encoding', 'gzip')
  reply.gzipped = {
    body: new Uint8Array(await new Response(stream).arrayBuffer()),
    init: { headers, encodeBody: 'manual' },
  }
  return respond(reply.gzipped)
}
