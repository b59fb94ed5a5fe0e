import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { township } from '../support/own-township.ts'
import type { AnyBody } from '../support/reply.ts'
import { arbitraryOf, type Known, type Schema } from './arbitraries.ts'

/** An order that nothing speaks against. */
const SOUND_TRIP = {
  lines: [{ slotIds: ['guyu-tea-lot'], unitId: 'guyu-tea-1', quantity: 1 }],
  contact: { name: '陈一', phone: '13800000000' },
}

/** A whole order is cancelled by saying nothing of its lines. */
const SOUND_BODIES: Record<string, object> = { '/api/orders': SOUND_TRIP, '/api/orders/{id}/cancel': {} }

interface Operation {
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
  security?: unknown[]
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const RUNS_PER_OPERATION = 40
const AT_ONCE = 8
/** How many orders stand ready to be looked at, confirmed and cancelled. */
const ORDERS = 12

const origin = township.origin
const document = (await (await fetch(`${origin}/openapi.json`)).json()) as Document // proven to be one by the run itself
const resolve = (ref: string): Schema => document.components.schemas[ref.replace('#/components/schemas/', '')] ?? {}
const known = await whatTheTownshipHas()
const validators = replyValidators()

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test.each(operations)(
  '$method $path answers anything as its document says',
  async ({ path, method, operation }) => {
    const request = requestOf(path, method, operation)
    const seen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        const replies = await Promise.all(
          requests.map(({ url, init }) =>
            fetch(url, init).then(async (reply) => ({ url, init, reply, body: await reply.text() })),
          ),
        )
        for (const { url, init, reply, body } of replies) {
          seen.add(reply.status)
          const said = `${method} ${url} ${JSON.stringify(init)} → ${reply.status} ${body.slice(0, 300)}`
          const type = reply.headers.get('content-type')?.split(';')[0] ?? ''
          const validate = validators.get(`${method} ${path} ${reply.status} ${type}`)
          expect(validate, `not in the document: ${said}`).toBeDefined()
          expect(validate?.(JSON.parse(body)), `${said} ${JSON.stringify(validate?.errors)}`).toBe(true)
        }
      }),
      // The first reply that does not fit is told whole; shrinking would ask a changing township the same again and again.
      { numRuns: RUNS_PER_OPERATION, endOnFailure: true },
    )
    // A fuzz that never gets through the door proves nothing about what is behind it.
    expect(seen).toContain(path === '/api/orders' ? 201 : 200)
  },
  300_000,
)

type Given = Record<string, unknown>

/** A request to one operation: mostly as documented, now and then with a part broken or left out. */
function requestOf(path: string, method: string, operation: Operation) {
  const parameters = operation.parameters ?? []
  const given = fc.record(
    Object.fromEntries(
      parameters.map(({ name, schema }) => [name, arbitraryOf(schema, knownAs(name, path), known, resolve)]),
    ),
  )
  const schema = operation.requestBody?.content['application/json'].schema
  const any = schema ? arbitraryOf(schema, 'body', known, resolve) : fc.constant(undefined)
  // Among all that is odd, what guests really send: what is behind the door is to be reached as well.
  const sound = SOUND_BODIES[path]
  const body = sound ? fc.oneof({ weight: 4, arbitrary: any }, fc.constant(sound)) : any
  const part = fc.constantFrom(
    'authorization',
    'body',
    ...parameters.filter((parameter) => parameter.in !== 'path').map(({ name }) => name),
  )
  return fc.tuple(given, body, fc.option(part, { freq: 8 })).map(([values, json, omitted]) => {
    const of = (place: string) => parameters.filter((parameter) => parameter.in === place && parameter.name !== omitted)
    const query = new URLSearchParams(
      of('query').flatMap(({ name }) => (values[name] === undefined ? [] : [[name, textOf(values[name])]])),
    )
    const headers = Object.fromEntries(
      of('header').map(({ name }) => [name, textOf(values[name]).replace(/[^\x21-\x7e]/g, '?')]),
    )
    if (operation.security && omitted !== 'authorization')
      headers.authorization = `Bearer ${tokenFor(textOf(values.id))}`
    if (method === 'post') headers['content-type'] = 'application/json'
    const text = json === undefined || omitted === 'body' ? null : JSON.stringify(json)
    return {
      url: `${origin}${addressOf(path, values)}?${query}`,
      init: { method: method.toUpperCase(), headers, body: text },
    }
  })
}

/** Anything as it would stand in an address or a header. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** The path filled in. A segment that is empty or only dots would be another address altogether. */
function addressOf(path: string, values: Given): string {
  return path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(textOf(values[name]).toWellFormed()).replace(/^\.*$/, '_'),
  )
}

function knownAs(name: string, path: string): string {
  if (name !== 'id') return name
  return path.includes('/orders/') ? 'order' : 'productId'
}

/** The order's own token, or, for an id that is no order's, one of another. */
function tokenFor(orderId: string): string {
  return known.token?.[Math.max(0, known.order?.indexOf(orderId) ?? 0)] ?? ''
}

/** One validator for each documented reply: operation, status and content type. Schemas are closed by the document. */
function replyValidators(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'openapi', ...document } as object)
  const found = new Map<string, ValidateFunction>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      for (const [status, { content }] of Object.entries(responses)) {
        for (const [type, { schema }] of Object.entries(content ?? {})) {
          const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/'))
          found.set(`${method} ${path} ${status} ${type}`, ajv.compile(absolute))
        }
      }
    }
  }
  return found
}

async function whatTheTownshipHas(): Promise<Known> {
  const get = async (path: string) => readBody(await fetch(`${origin}${path}`))
  const { items } = await get('/api/products')
  const days = [3, 4, 5].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10))
  const slotIds: string[] = []
  const unitIds: string[] = []
  // Two products only, so that slot and unit often fit.
  for (const product of items.filter(({ id }: { id: string }) => id === 'tea-workshop' || id === 'guyu-tea')) {
    const { days: found } = await get(`/api/products/${product.id}/availability?from=${days[0]}&to=${days[2]}`)
    for (const { slots } of found) for (const slot of slots) slotIds.push(slot.id)
    for (const unit of product.units) unitIds.push(unit.id)
  }
  const placed = await Promise.all(Array.from({ length: ORDERS }, place))
  return {
    slotIds,
    unitId: unitIds,
    productId: items.map((product: { id: string }) => product.id),
    slug: ['a', 'b', 'c'],
    line: ['a', 'b', 'c'],
    from: days.slice(0, 2),
    to: days.slice(1),
    day: days,
    name: ['陈一', 'Ann'],
    phone: ['13800000000', '+85291234567'],
    order: placed.map((order) => order.id),
    token: placed.map((order) => order.accessToken),
  }
}

async function place(): Promise<{ id: string; accessToken: string }> {
  const reply = await fetch(`${origin}/api/orders`, {
    method: 'POST',
    body: JSON.stringify(SOUND_TRIP),
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  })
  if (reply.status !== 201) throw new Error(`The sound trip was refused: ${await reply.text()}`)
  return (await readBody(reply)) as { id: string; accessToken: string } // the documented reply
}

async function readBody(reply: Response): Promise<AnyBody> {
  return (await reply.json()) as AnyBody // looked at field by field
}
