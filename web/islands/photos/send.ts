import type { Waiting } from './kept.ts'
import { hashOf } from './shrink.ts'

/** How sending went, when it did not go well. `wait`: it may go well later; the others never. */
export type Trouble =
  /** No signal, or the site asks for patience; `server`: the site itself has failed. */
  | { kind: 'wait'; ms?: number; server?: true }
  | { kind: 'sign_in' }
  | { kind: 'full' }
  | { kind: 'refused'; code: string | null }

export class NotSent extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** Without a byte for so long, the line is dead. */
const SILENCE_MS = 30_000

/**
 * Brings both sizes to the server, then adds the photograph. What lies there already is not sent again, so it goes on
 * where it broke off. Answers the page that lists it. Throws `NotSent`.
 */
export async function send(photo: Waiting, onProgress: (share: number) => void): Promise<string> {
  const whole = photo.small.size + photo.large.size
  const small = await bring(photo.uploads, photo.small, (sent) => onProgress(sent / whole))
  const large = await bring(photo.uploads, photo.large, (sent) => onProgress((photo.small.size + sent) / whole))
  const reply = await ask(photo.address, {
    method: 'POST',
    body: new URLSearchParams({ ...photo.fields, small, large }),
  })
  return reply.text()
}

/** Answers under which hash the bytes lie there. */
async function bring(uploads: string, blob: Blob, onProgress: (sent: number) => void): Promise<string> {
  const hash = await hashOf(blob)
  const address = `${uploads}/${hash}`
  const reply = await ask(address, { headers: { accept: 'application/json' } })
  const { stored } = await reply.json<{ stored: object | null }>()
  return stored ? hash : put(address, blob, onProgress)
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  const reply = await fetch(address, { ...init, signal: AbortSignal.timeout(SILENCE_MS) }).catch(() => null)
  if (!reply) throw new NotSent({ kind: 'wait' })
  if (!reply.ok) throw new NotSent(troubleOf(reply.status, '', null))
  return reply
}

/** By XMLHttpRequest: it alone tells how far a body has gone. */
function put(address: string, blob: Blob, onProgress: (sent: number) => void): Promise<string> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    let silence: number | undefined
    const listen = () => {
      clearTimeout(silence)
      silence = window.setTimeout(() => request.abort(), SILENCE_MS)
    }
    const fail = () => {
      clearTimeout(silence)
      failed(new NotSent({ kind: 'wait' }))
    }
    request.open('PUT', address)
    request.setRequestHeader('content-type', blob.type)
    request.upload.onprogress = ({ loaded }) => {
      listen()
      onProgress(loaded)
    }
    request.onerror = fail
    request.onabort = fail
    request.onload = () => {
      clearTimeout(silence)
      if (request.status !== 201)
        failed(new NotSent(troubleOf(request.status, request.responseText, request.getResponseHeader('retry-after'))))
      else done(JSON.parse(request.responseText).hash)
    }
    listen()
    request.send(blob)
  })
}

function troubleOf(status: number, body: string, retryAfter: string | null): Trouble {
  if (status === 401) return { kind: 'sign_in' }
  if (status === 409) return { kind: 'full' }
  if (status === 429) return { kind: 'wait', ms: Number(retryAfter ?? 60) * 1000 }
  if (status >= 500) return { kind: 'wait', server: true }
  return { kind: 'refused', code: codeIn(body) }
}

function codeIn(body: string): string | null {
  try {
    return JSON.parse(body).errors?.[0]?.code ?? null
  } catch {
    return null
  }
}
