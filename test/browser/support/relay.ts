import { createServer, request } from 'node:http'
import { inject } from 'vitest'

/** A stretch of the way between a phone and the township, which can be in a bad state. */
export interface Relay {
  origin: string
  /** `silent`: takes requests and never answers; `broken`: answers that something is wrong; `gone`: there is no signal. */
  state: 'fine' | 'silent' | 'broken' | 'gone'
  stop(): Promise<void>
}

export async function startRelay(): Promise<Relay> {
  const township = new URL(inject('origin'))
  const relay: Relay = { origin: '', state: 'fine', stop: async () => {} }
  const server = createServer((incoming, outgoing) => {
    if (relay.state === 'silent') return
    if (relay.state === 'gone') return void incoming.socket.destroy()
    if (relay.state === 'broken') return void outgoing.writeHead(503, { 'content-type': 'text/html' }).end('503')
    const { method, headers, url } = incoming
    const onward = request({ host: township.hostname, port: township.port, method, path: url, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers)
      reply.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.')
  relay.origin = `http://localhost:${address.port}`
  relay.stop = () =>
    new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return relay
}
