import fc, { type Arbitrary } from 'fast-check'

/** The part of JSON Schema that the OpenAPI document uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  maximum?: number
}

/** Values that a township really has, so that requests get past the doors: ids by the name of their field. */
export type Known = Record<string, string[]>

/** Anything a schema may describe, mostly as described, now and then with something broken inside. */
export function arbitraryOf(
  schema: Schema,
  name: string,
  known: Known,
  resolve: (ref: string) => Schema,
): Arbitrary<unknown> {
  if (schema.$ref) return arbitraryOf(resolve(schema.$ref), name, known, resolve)
  return fc.oneof({ weight: 24, arbitrary: described(schema, name, known, resolve) }, { weight: 1, arbitrary: JUNK })
}

const JUNK: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    '',
    ' ',
    '0',
    -1,
    0,
    1e308,
    2 ** 53,
    '\u0000',
    '陈\ud800',
    "' OR 1=1 --",
    '<script>',
    '../..',
    '1'.repeat(5000),
    [],
    {},
    [null],
  ),
)

function described(schema: Schema, name: string, known: Known, resolve: (ref: string) => Schema): Arbitrary<unknown> {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const values = known[name]
  if (values?.length && type === 'string')
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: text(schema) })
  if (type === 'object') return objectOf(schema, known, resolve)
  if (type === 'array')
    return fc.array(arbitraryOf(schema.items ?? {}, name, known, resolve), {
      minLength: schema.minItems ?? 0,
      maxLength: 3,
    })
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1000, 30) })
  return text(schema)
}

function objectOf(schema: Schema, known: Known, resolve: (ref: string) => Schema): Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([field, value]) => [field, arbitraryOf(value, field, known, resolve)] as const,
  )
  const required = (schema.required ?? []) as never[] // names among the fields above
  const honest = fc.record(Object.fromEntries(fields), { requiredKeys: required })
  const more = fc.tuple(honest, fc.string(), JUNK).map(([value, key, junk]) => ({ ...value, [key]: junk }))
  return fc.oneof({ weight: 30, arbitrary: honest }, { weight: 1, arbitrary: more })
}

function text(schema: Schema): Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'date')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
  return fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('陈一', 'a', '湿地', '%', '_'))
}
