import { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../src/days.ts'

const YEARS_MS = 3 * 365 * DAY_MS
const CHUNK = 50_000

/** The n-th copy: which order it copies, when it was placed, and how much later than the original that is. */
const COPIES = `
  CREATE TEMP TABLE copy AS
  WITH RECURSIVE seq (n) AS (SELECT CAST(:from AS INTEGER) UNION ALL SELECT n + 1 FROM seq WHERE n + 1 < :to),
  dated AS (SELECT n, CAST(:first + (:last - :first) * n / :count AS INTEGER) AS at, :originals ->> (n % json_array_length(:originals)) AS original FROM seq)
  SELECT n, original, at - orders.placed_at AS later,
    -- Sorted by time, as the product makes its ids.
    printf('%08x-%04x-7%03x-%s-%s', at >> 16, at & 65535, abs(random() % 4096), 'a' || lower(substr(hex(randomblob(2)), 2)), lower(hex(randomblob(6)))) AS id
  FROM dated JOIN orders ON orders.id = original ORDER BY n`

/** What a copy has of its own, by table; it shares every other column with the original. */
const OWN: Record<string, { from: string; columns: Record<string, string> }> = {
  orders: {
    from: 'copy JOIN orders AS original ON original.id = copy.original ORDER BY n',
    columns: {
      id: 'copy.id',
      // Scattered like the real ones, and never the same twice: the factor is odd.
      code: "printf('%08X', (n * 2654435761) & 4294967295)",
      idempotency_key:
        "lower(printf('%s-%s-4%s-a%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6))))",
      status: "iif(n % 20 = 0, 'cancelled', 'completed')",
      placed_at: 'placed_at + later',
      expires_at: 'expires_at + later',
      // Over by now: of a township's orders, only the youngest still lie ahead.
      ends_at: 'placed_at + later',
      changed_at: 'changed_at + later',
    },
  },
  order_line: {
    from: 'copy JOIN order_line AS original ON original.order_id = copy.original ORDER BY n, position',
    columns: {
      order_id: 'copy.id',
      status: "iif(n % 20 = 0, 'cancelled', 'completed')",
      starts_at: 'starts_at + later',
      ends_at: 'ends_at + later',
    },
  },
  event: {
    from: 'temp.happened AS original ORDER BY copied',
    columns: { id: 'copied', at: 'at + later', subject_id: 'copy_id' },
  },
  outbox: {
    from: 'temp.happened JOIN outbox AS original ON original.event_id = happened.id ORDER BY copied',
    columns: {
      event_id: 'copied',
      recipient: 'replace(recipient, subject_id, copy_id)',
      due_at: 'due_at + later',
      sent_at: 'due_at + later',
    },
  },
}

/** Each event of each copy, with the number it will have. */
const HAPPENED = `
  CREATE TEMP TABLE happened AS
  SELECT told.*, copy.id AS copy_id, later,
    (SELECT max(id) FROM main.event) + row_number() OVER (ORDER BY n, told.id) AS copied
  FROM copy JOIN told ON told.subject_id = copy.original`

/**
 * Copies these orders until there are so many more, spread over the three years before `now`, straight into the file
 * while no server has it open. The triggers would take an hour over it; they are put back word by word afterwards.
 */
export function seedOrders(file: string, originals: readonly string[], count: number, now: number): void {
  const db = new DatabaseSync(file)
  const triggers = db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('orders', 'order_line', 'event', 'outbox')",
    )
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  const ids = JSON.stringify(originals)
  db.prepare('CREATE TEMP TABLE told AS SELECT * FROM event WHERE subject_id IN (SELECT value FROM json_each(?1))').run(
    ids,
  )
  const inserts = Object.keys(OWN).map((table) => insertOf(db, table))
  for (let from = 0; from < count; from += CHUNK) {
    const to = Math.min(count, from + CHUNK)
    db.exec('BEGIN')
    db.prepare(COPIES).run({ from, to, count, originals: ids, first: now - YEARS_MS, last: now })
    db.exec(HAPPENED)
    for (const insert of inserts) db.exec(insert)
    db.exec('DROP TABLE temp.copy; DROP TABLE temp.happened; COMMIT')
    if (to % 200_000 === 0) console.error(`  ${to.toLocaleString('en')} earlier orders`)
  }
  for (const { sql } of triggers) db.exec(String(sql))
  db.close()
}

function insertOf(db: DatabaseSync, table: string): string {
  const { from, columns } = OWN[table]!
  const names = db
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name))
  const values = names.map((name) => columns[name] ?? `original.${name}`)
  return `INSERT INTO main.${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`
}
