import { connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** What one connection sends next: a whole HTTP request. Made cheaply, or the client becomes what is measured. */
export type NextRequest = () => string

export interface Load {
  port: number
  connections: number
  next: NextRequest
  /** Sends as long as this says so; whatever is under way then is waited for. */
  goOn: () => boolean
  /** Given the text of each reply, where it matters. */
  onReply?: (status: number, body: string, request: string) => void
}

export interface Tally {
  /** Replies by status. */
  statuses: Map<number, number>
  seconds: number
}

/**
 * A lean HTTP/1.1 client, one request at a time on each connection. All connections stand before the first request
 * goes out, and all replies are in before it answers: workerd would finish abandoned requests inside the next figure.
 */
export async function press(load: Load): Promise<Tally> {
  const statuses = new Map<number, number>()
  const sockets = await Promise.all(Array.from({ length: load.connections }, () => open(load.port)))
  const startedAt = performance.now()
  await Promise.all(sockets.map((socket) => converse(socket, load, statuses)))
  const seconds = (performance.now() - startedAt) / 1000
  for (const socket of sockets) socket.destroy()
  return { statuses, seconds }
}

/** A request as text, from a client that takes compressed replies like every browser. Bodies are JSON. */
export function request(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}, body = ''): string {
  const all = {
    host: 'bench',
    'accept-encoding': 'gzip, deflate, br',
    ...headers,
    ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket.off('error', reject)))
    socket.on('error', reject)
  })
}

function converse(socket: Socket, load: Load, statuses: Map<number, number>): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = ''
    let reply: Incoming | undefined
    const send = () => {
      if (!load.goOn()) return resolve()
      sent = load.next()
      reply = undefined
      socket.write(sent)
    }
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server closed a connection.')))
    socket.on('data', (chunk) => {
      reply = receive(reply, chunk)
      if (!reply.complete) return
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
      load.onReply?.(reply.status, bodyOf(reply), sent)
      send()
    })
    send()
  })
}

interface Incoming {
  chunks: Buffer[]
  bytes: number
  /** 0 until the end of the headers is seen. */
  bodyStart: number
  status: number
  gzipped: boolean
  /** Of head and body together; Infinity when it comes in chunks. */
  length: number
  complete: boolean
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = '\r\n0\r\n\r\n'

function receive(before: Incoming | undefined, chunk: Buffer): Incoming {
  const reply = before ?? { chunks: [], bytes: 0, bodyStart: 0, status: 0, gzipped: false, length: 0, complete: false }
  reply.chunks.push(chunk)
  reply.bytes += chunk.length
  if (reply.bodyStart === 0) readHead(reply)
  reply.complete =
    reply.bodyStart > 0 &&
    (reply.length === Number.POSITIVE_INFINITY ? endsChunked(reply) : reply.bytes >= reply.length)
  return reply
}

function readHead(reply: Incoming): void {
  const known = reply.chunks.length === 1 ? reply.chunks[0]! : Buffer.concat(reply.chunks)
  const end = known.indexOf(HEAD_END)
  if (end < 0) return
  const head = known.toString('latin1', 0, end)
  const length = /\ncontent-length: *(\d+)/i.exec(head)?.[1]
  reply.status = Number(head.slice(9, 12))
  reply.gzipped = /\ncontent-encoding: *gzip/i.test(head)
  reply.bodyStart = end + HEAD_END.length
  reply.length = length === undefined ? Number.POSITIVE_INFINITY : reply.bodyStart + Number(length)
}

function endsChunked(reply: Incoming): boolean {
  const last = reply.chunks.at(-1)!
  const end = last.length >= LAST_CHUNK.length ? last : Buffer.concat(reply.chunks.slice(-LAST_CHUNK.length))
  return end.subarray(-LAST_CHUNK.length).toString('latin1') === LAST_CHUNK
}

function bodyOf(reply: Incoming): string {
  const sent = Buffer.concat(reply.chunks).subarray(reply.bodyStart)
  const body = reply.length === Number.POSITIVE_INFINITY ? unchunked(sent) : sent
  return (reply.gzipped ? gunzipSync(body) : body).toString()
}

/** Joins the chunks of a body: each one stands behind its length in hexadecimal. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16)
    if (!size) return Buffer.concat(parts)
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
