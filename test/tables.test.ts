import { env } from 'cloudflare:workers'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'

const modules = import.meta.glob<Record<string, unknown>>('../src/**/*.tables.ts', { eager: true })
const isTable = (value: unknown): value is SQLiteTable =>
  typeof value === 'object' && value !== null && Symbol.for('drizzle:IsDrizzleTable') in value
const tables = Object.values(modules)
  .flatMap((module) => Object.values(module).filter(isTable))
  .map(getTableConfig)

interface Column {
  name: string
  type: string
  notnull: number
  pk: number
}

test('every table of the migrations is on the map of the code, and no other', async () => {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name <> 'd1_migrations'",
  ).all<{ name: string }>()
  expect(tables.map((table) => table.name).sort()).toEqual(results.map((row) => row.name).sort())
})

test.each(tables.map((table) => [table.name, table] as const))(
  'the columns of %s agree with the migrations',
  async (name, table) => {
    const { results } = await env.DB.prepare(`SELECT * FROM pragma_table_info('${name}')`).all<Column>()
    const primary = new Set(
      [...table.primaryKeys.flatMap((key) => key.columns), ...table.columns.filter((column) => column.primary)].map(
        (column) => column.name,
      ),
    )
    const inCode = table.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      required: column.notNull,
      primary: primary.has(column.name),
    }))
    const inDatabase = results.map((column) => ({
      name: column.name,
      type: column.type,
      required: column.notnull === 1,
      primary: column.pk > 0,
    }))
    const required = (columns: typeof inCode) =>
      columns
        .map((column) => ({ ...column, required: column.required || column.primary }))
        .sort((a, b) => a.name.localeCompare(b.name))
    expect(required(inCode)).toEqual(required(inDatabase))
  },
)
