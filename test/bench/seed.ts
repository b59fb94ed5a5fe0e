import { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../src/days.ts'

const YEARS_MS = 3 * 365 * DAY_MS
const CHUNK = 50_000

/** The same rows that an order's triggers would write, one line each, in the order of time over three years until now. */
const WRITES = [
  `INSERT INTO orders (
     id, code, idempotency_key, request_hash, status, placed_at, expires_at, ends_at, total_fen, contact_name,
     phone_cipher, phone_hash, changed_at, changed_by, changed_door, draws, lines, claims
   )
   -- Numbers are bound as floats, and 'bench-1.0' is no product.
   WITH RECURSIVE seq (n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM seq WHERE n + 1 < ?2),
   placed AS (SELECT n, CAST(?3 + (?4 - ?3) * n / ?5 AS INTEGER) AS at, 'bench-' || (1 + n % 10) AS product_id FROM seq),
   dated AS (SELECT *, at + 864000000 AS starts_at, date((at + 864000000) / 1000, 'unixepoch') AS day FROM placed),
   named AS (SELECT *, product_id || '-' || replace(day, '-', '') AS slot_id, product_id || '-1' AS unit_id FROM dated)
   SELECT
     printf('%08x-%04x-7%03x-%s-%s', at >> 16, at & 65535, abs(random() % 4096), printf('%04x', 32768 + abs(random() % 16384)), lower(hex(randomblob(6)))),
     -- Scattered like the real codes, and never the same twice: the factor is odd.
     printf('%08X', (n * 2654435761) & 4294967295),
     lower(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6)))),
     hex(randomblob(22)), iif(n % 20 = 0, 'cancelled', 'completed'), at, at + 900000, starts_at + 10800000, 6000, '石小满',
     'k1.' || hex(randomblob(8)) || '.' || hex(randomblob(18)), hex(randomblob(22)), starts_at, 'system', 'cron',
     json_object(slot_id, 1),
     json_array(json_object(
       'productId', product_id, 'version', 1, 'unitId', unit_id, 'hostId', product_id, 'hostName', '测试农家',
       'hostPhone', '0710-555-0100', 'placeName', '测试园', 'policyId', 'bench', 'title', '测试项目', 'unitName', '成人',
       'quantity', 1, 'amountFen', 6000, 'startsAt', starts_at, 'endsAt', starts_at + 10800000,
       'slots', json_array(json_object('id', slot_id, 'day', day, 'startsAt', starts_at, 'endsAt', starts_at + 10800000, 'priceFen', 6000)),
       'draws', json_object(slot_id, 1), 'oncePerBuyer', json('false')
     )),
     '[]'
   FROM named`,
  `INSERT INTO order_line (
     order_id, position, product_id, unit_id, host_id, policy_id, title, unit_name, quantity, amount_fen, starts_at,
     ends_at, slots, draws, status
   )
   SELECT orders.id, line.key, line.value ->> 'productId', line.value ->> 'unitId', line.value ->> 'hostId',
     line.value ->> 'policyId', line.value ->> 'title', line.value ->> 'unitName', line.value ->> 'quantity',
     line.value ->> 'amountFen', line.value ->> 'startsAt', line.value ->> 'endsAt', line.value -> 'slots',
     line.value -> 'draws', orders.status
   FROM orders, json_each(orders.lines) AS line WHERE orders.rowid > ?1`,
  // Held when it was placed, confirmed, and ended: three events, of which the guest and the host have heard.
  `INSERT INTO event (at, kind, subject_id, actor, door)
   SELECT placed_at + 60000 * step.key, step.value, orders.id, 'guest', 'api'
   FROM orders, json_each(json_array('order.held', 'order.confirmed', 'order.' || status)) AS step WHERE orders.rowid > ?1
   ORDER BY orders.rowid, step.key`,
  `INSERT INTO outbox (event_id, recipient, sent_at, due_at)
   SELECT event.id, who.value, event.at, event.at
   FROM event, json_each(json_array('guest:' || subject_id, 'host:bench-1')) AS who WHERE event.id > ?1 AND who.key < iif(kind = 'order.held', 1, 2)`,
]

/**
 * Writes that many earlier orders straight into the file, while no server has it open: without the triggers of `orders`
 * and what hangs on it, which are put back word by word afterwards.
 */
export function seedOrders(file: string, count: number, now: number): void {
  const db = new DatabaseSync(file)
  const triggers = db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('orders', 'order_line', 'event', 'outbox')",
    )
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  const [orders, lines, events, outbox] = WRITES.map((sql) => db.prepare(sql))
  for (let from = 0; from < count; from += CHUNK) {
    const to = Math.min(count, from + CHUNK)
    const lastOrder = db.prepare('SELECT max(rowid) AS id FROM orders').get()?.id ?? 0
    const lastEvent = db.prepare('SELECT max(id) AS id FROM event').get()?.id ?? 0
    db.exec('BEGIN')
    orders?.run(from, to, now - YEARS_MS, now, count)
    lines?.run(lastOrder)
    events?.run(lastOrder)
    outbox?.run(lastEvent)
    db.exec('COMMIT')
    if (to % 200_000 === 0) console.error(`  ${to.toLocaleString('en')} earlier orders`)
  }
  for (const { sql } of triggers) db.exec(String(sql))
  db.close()
}
