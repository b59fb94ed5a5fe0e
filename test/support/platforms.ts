import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** How a calendar is answered with, and what goes wrong while it is. */
export interface Page {
  status?: number
  body?: string
  headers?: Record<string, string>
  /** Says nothing for so long, milliseconds. */
  after?: number
  /** Sends only so many characters of the body, and then nothing more, or hangs up. */
  only?: number
  lastly?: 'hang up' | 'silence'
  gzip?: boolean
  /** Sends so many megabytes of blanks, packed small. */
  megabytes?: number
}

/**
 * Other platforms, with their calendars at addresses that tests choose: `PUT /<name>` with a page, then `GET /<name>`. It
 * answers conditional requests, and is strict about how it is asked. `GET /asked?<name>` tells how often, and by which
 * requests. Beside it listens a machine that nobody should ever reach.
 */
export class Platforms {
  readonly #pages = new Map<string, Page>()
  readonly #asked = new Map<string, Record<string, string | string[] | undefined>[]>()
  readonly #server = createServer((request, response) => this.#answer(request, response))
  readonly #inner = createServer((_, response) => {
    this.#log('inner', {})
    response.end('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')
  })

  /** Listens, and tells where, and where the machine is that nobody should reach. */
  async start(): Promise<{ origin: string; inner: string }> {
    return { origin: await listening(this.#server), inner: await listening(this.#inner) }
  }

  async stop(): Promise<void> {
    for (const server of [this.#server, this.#inner]) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  }

  #log(name: string, headers: Record<string, string | string[] | undefined>): void {
    this.#asked.set(name, [...(this.#asked.get(name) ?? []), headers])
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query] = (request.url ?? '').split('?')
    if (request.method === 'PUT') {
      let body = ''
      for await (const part of request) body += part
      this.#pages.set(path, JSON.parse(body))
      return void response.end()
    }
    if (path === '/asked') return void response.end(JSON.stringify(this.#asked.get(query ?? '') ?? []))
    this.#log(path, request.headers)
    const page = this.#pages.get(path)
    if (!page) return void response.writeHead(404).end()
    const { accept = '', 'user-agent': agent = '' } = request.headers
    const isRude = !accept.includes('text/calendar') || !agent.includes('Chalu') || request.headers.cookie
    if (isRude) return void response.writeHead(400).end('Say what you want and who you are.')
    await this.#send(page, request, response)
  }

  async #send(page: Page, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (page.after) await new Promise((later) => setTimeout(later, page.after))
    const body = page.megabytes ? Buffer.alloc(page.megabytes * 1024 * 1024, ' ') : Buffer.from(page.body ?? '')
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`
    const isKnown = request.headers['if-none-match'] === etag && page.status === undefined
    if (isKnown) return void response.writeHead(304, { etag }).end()
    response.writeHead(page.status ?? 200, {
      'content-type': 'text/calendar; charset=utf-8',
      etag,
      ...(page.gzip || page.megabytes ? { 'content-encoding': 'gzip' } : {}),
      ...page.headers,
    })
    const sent = page.gzip || page.megabytes ? gzipSync(body) : body
    if (page.only === undefined) return void response.end(sent)
    response.write(sent.subarray(0, page.only), () => {
      if (page.lastly === 'hang up') response.destroy()
    })
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return `http://127.0.0.1:${address.port}`
}
