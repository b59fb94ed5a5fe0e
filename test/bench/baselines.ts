import type { Env } from '../../src/config.ts'

export type Baseline = (env: Env) => Response | Promise<Response>

/** The tables that the baselines use and the product does not know. */
export const BASELINE_TABLES = [
  'CREATE TABLE bench_place (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID',
  "INSERT INTO bench_place (id, name) VALUES ('hub', '霁溪茶旅集散中心')",
  'CREATE TABLE bench_order (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)',
  'CREATE TABLE bench_line (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, at INTEGER NOT NULL)',
]

/** The leanest honest reply, the leanest read and the leanest write: what every figure is measured against. */
export const baselines: Record<string, Baseline> = {
  '/bench/hello': () => new Response('hello'),

  '/bench/read': async ({ DB }) => {
    const row = await DB.prepare('SELECT name FROM bench_place WHERE id = ?1').bind('hub').first<{ name: string }>()
    return new Response(row?.name)
  },

  '/bench/write': async ({ DB }) => {
    const at = Date.now()
    await DB.batch([
      DB.prepare('INSERT INTO bench_order (at) VALUES (?1)').bind(at),
      DB.prepare('INSERT INTO bench_line (order_id, at) VALUES (last_insert_rowid(), ?1)').bind(at),
    ])
    return new Response('written', { status: 201 })
  },
}
