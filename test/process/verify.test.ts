import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/**
 * A database of its own in a file: the real migrations, and four orders. One is confirmed and paid, one is held, of one
 * that was paid a line was cancelled for a fee, and of the last a line was declined; of the other some were fetched.
 */
let folder: string
let file: string
let database: DatabaseSync

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalu-verify-'))
  file = join(folder, 'township.sqlite')
  database = new DatabaseSync(file)
  for (const name of readdirSync('migrations').sort()) database.exec(readFileSync(join('migrations', name), 'utf8'))
  database.exec(`
    INSERT INTO place (id, name) VALUES ('p', 'p');
    INSERT INTO host (id, name, person, place_id, phone) VALUES ('h', 'h', 'h', 'p', '1'), ('g', 'g', 'g', 'p', '2');
    INSERT INTO cancellation_policy (id, name, tiers) VALUES ('c', 'c', '[]');
    INSERT INTO product (id, host_id, place_id, kind, name, policy_id, once_per_buyer, state) VALUES ('x', 'h', 'p', 'goods', 'x', 'c', 1, 'published'), ('y', 'g', 'p', 'goods', 'y', 'c', 1, 'published'), ('z', 'g', 'p', 'goods', 'z', 'c', 0, 'published'), ('q', 'h', 'p', 'goods', 'q', 'c', 0, 'published');
    UPDATE product SET host_answers = 1 WHERE id = 'z';
    INSERT INTO unit (id, product_id, position, name, people, weekday_fen, weekend_fen, holiday_fen) VALUES ('u', 'x', 0, 'u', 0, 500, 500, 500), ('v', 'y', 0, 'v', 0, 500, 500, 500), ('z', 'z', 0, 'z', 0, 500, 500, 500), ('q', 'q', 0, 'q', 0, 500, 500, 500);
    INSERT INTO slot (id, product_id, sale_ends_at, capacity) VALUES ('s', 'x', 9000, 10), ('t', 'y', 9000, 10), ('z', 'z', 9000, 10), ('q', 'q', 9000, 10);
    INSERT INTO product (id, host_id, place_id, kind, name, policy_id) VALUES ('room', 'h', 'p', 'stay', 'room', 'c');
    INSERT INTO feed (id, product_id, platform, address_cipher, address_hash, takes, closures, added_at, added_by, due_at) VALUES ('f', 'room', 'f', '', '', 2, 1, 1, '', 1);
    INSERT INTO feed_busy VALUES ('f', 'booking', 1000, 2000, '2026-05-01', '2026-05-02', 1);
    INSERT INTO slot (id, product_id, day, starts_at, ends_at, sale_ends_at, capacity) VALUES
      ('night', 'room', '2026-05-01', 1000, 2000, 9000, 4), ('morrow', 'room', '2026-05-02', 2000, 3000, 9000, 4);
  `)
  hold('first', ['s'])
  hold('second', ['t'])
  hold('third', ['s', 't'])
  hold('fourth', ['q', 'z'])
  database.exec(`
    UPDATE orders SET status = 'confirmed', changed_at = 1500 WHERE id IN ('first', 'third', 'fourth');
    INSERT INTO payment VALUES ('m', 'first', 'charge', 'test', 1000, 'settled', 'charge:first', 1500);
    INSERT INTO payment VALUES ('n', 'third', 'charge', 'test', 2000, 'settled', 'charge:third', 1500);
    INSERT INTO part_cancellation (order_id, token_version, revision, changed_at, changed_by, changed_door, fees, refund)
    VALUES ('third', 1, 1, 1600, 'guest', 'web', '{"1":300}',
      '{"id":"o","door":"test","amountFen":700,"reference":"refund:third:1"}');
    INSERT INTO payment VALUES ('k', 'fourth', 'charge', 'test', 2000, 'settled', 'charge:fourth', 1500);
    INSERT INTO host_answer (order_id, host_id, positions, answer, reason, revision, refund, changed_at, changed_by, changed_door)
    VALUES ('fourth', 'g', '[1]', 'declined', 'full', 1,
      '{"id":"l","door":"test","amountFen":1000,"reference":"refund:fourth:1"}', 1700, 'host', 'web');
    INSERT INTO account (id, name, phone_cipher, phone_hash, created_at) VALUES ('a', 'a', 'a', 'a', 0);
  `)
  redeem('one', 'arrived', 1)
  redeem('two', 'arrived', 2)
  redeem('three', 'undone', 1, 1)
  database.exec(`
    -- One of the two is here: of the second tap one counted, and the first was taken back.
  `)
})

/** The paid order is over, was asked about, and was reviewed. */
function review(): void {
  database.exec(`
    UPDATE orders SET status = 'completed', changed_at = 1700 WHERE id = 'first';
    UPDATE review_invitation SET looked_at = due_at;
    INSERT INTO review (id, order_id, product_id, host_id, stars, text, written_at) VALUES ('r', 'first', 'x', 'h', 4, '', 1800);
  `)
}

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Notes something of the one line of the fourth order that still stands. */
function redeem(actId: string, kind: string, quantity: number, undoes: number | null = null): void {
  database
    .prepare(
      `INSERT INTO redeeming (act_id, order_id, position, host_id, kind, quantity, undoes, proof, day, claimed_at, received_at, account_id, actor, device, door)
       VALUES (?1, 'fourth', 0, 'h', ?2, ?3, ?4, 'code', '1970-01-01', 1800, 1800, 'a', 'a', 'd', 'web')`,
    )
    .run(actId, kind, quantity, undoes)
}

const SOLD: Record<string, { productId: string; unitId: string }> = {
  s: { productId: 'x', unitId: 'u' },
  t: { productId: 'y', unitId: 'v' },
  z: { productId: 'z', unitId: 'z' },
  q: { productId: 'q', unitId: 'q' },
}

/** Holds one line of two pieces in each of the slots: `s` and `q` are sold by host h, `t` and `z` by host g, who answers for `z`. */
function hold(id: string, slots: string[]): void {
  const versionOf = (productId: string) =>
    Number(database.prepare('SELECT version FROM product WHERE id = ?1').get(productId)?.version)
  const lines = slots.map((slot) => ({
    ...SOLD[slot],
    version: versionOf(SOLD[slot]?.productId ?? ''),
    quantity: 2,
    amountFen: 1000,
    startsAt: null,
    endsAt: null,
    slots: [{ id: slot, priceFen: 500 }],
    draws: { [slot]: 2 },
    claimKey: `x ${id} ${slot}`,
  }))
  const draws = Object.fromEntries(slots.map((slot) => [slot, 2]))
  database
    .prepare(
      `INSERT INTO hold (id, code, idempotency_key, request_hash, placed_at, expires_at, total_fen, contact_name, phone_cipher, phone_hash, changed_by, changed_door, draws, lines)
       VALUES (?1, ?1, ?1, '', 1000, 2000, ?4, '', '', '', 'guest', 'api', ?2, ?3)`,
    )
    .run(id, JSON.stringify(draws), JSON.stringify(lines), 1000 * slots.length)
}

function verify(): { code: number; said: string } {
  database.close()
  try {
    return {
      code: 0,
      said: execFileSync('node', ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts', '--file', file], {
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    }
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string } // what execFileSync throws
    return { code: status, said: stderr }
  }
}

/** Damage that the product itself would not let through: triggers stand aside for it. */
function corrupt(sql: string): void {
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${String(name)}`)
  database.exec(`PRAGMA foreign_keys = OFF; ${sql}`)
}

test('sound books have no differences', () => {
  database.exec(`
    INSERT INTO outbox (event_id, recipient, due_at)
    SELECT event_id, 'sms:' || recipient || iif(recipient LIKE 'host:%', ':owner', ''), 1 FROM outbox`)
  expect(verify()).toMatchObject({
    code: 0,
    said: expect.stringMatching(/4 orders, 6 lines, 6 slots, 9 events: 0 differences/),
  })
})

test('so have those of an order that was reviewed', () => {
  database.exec("UPDATE orders SET phone_cipher = 'k1.a.b'")
  review()
  expect(verify()).toMatchObject({ code: 0 })
})

describe('damage to reviews is named', () => {
  test.each([
    [
      'a tally that is one too high',
      'UPDATE review_tally SET count = 2',
      'tallied as 2 with 4 stars, they are 1 with 4 stars',
    ],
    [
      'a tally of what is hidden',
      "UPDATE review SET hidden_at = 1, hidden_reason = 'abusive', hidden_words = 'x'",
      'they are 0 with 0 stars',
    ],
    [
      'a review of what was cancelled',
      "UPDATE review SET order_id = 'third', product_id = 'y', host_id = 'g'",
      'review r: of nothing that was had',
    ],
    [
      'a second invitation',
      "INSERT INTO event (at, kind, subject_id, actor, door) VALUES (1, 'review.invited', 'first', 'system', 'cron'), (1, 'review.invited', 'first', 'system', 'cron')",
      'invited to review 2 times',
    ],
    [
      'an invitation to somebody else',
      "INSERT INTO event (id, at, kind, subject_id, actor, door) VALUES (99, 1, 'review.invited', 'first', 'system', 'cron'); INSERT INTO outbox (event_id, recipient, due_at) VALUES (99, 'host:h', 1)",
      'told to host:h',
    ],
  ])('%s', (_, sql, difference) => {
    review()
    corrupt(sql)
    const { code, said } = verify()
    expect(said).toContain(difference)
    expect(code).toBe(1)
  })
})

describe('damage is named', () => {
  test.each([
    [
      'a counter that is one too high',
      "UPDATE slot SET taken = 5 WHERE id = 's'",
      'slot s: taken is 5, its orders draw 4',
    ],
    [
      'a counter that lost a place',
      "UPDATE slot SET taken = 1 WHERE id = 't'",
      'slot t: taken is 1, its orders draw 2',
    ],
    [
      'a line that draws on no slot',
      "UPDATE order_line SET draws = '{\"nowhere\":2}' WHERE order_id = 'first'",
      'slot nowhere: drawn on, but there is no such slot',
    ],
    [
      'a place that another platform no longer takes',
      "UPDATE slot SET blocked = 0 WHERE id = 'night'",
      'slot night: blocked is 0, other calendars take 2',
    ],
    [
      'a night that stays open though another platform has booked it',
      'DELETE FROM feed_block; UPDATE slot SET blocked = 0',
      'slot night: 2 places for a booking booking of feed f: it stays open',
    ],
    [
      'a night that is closed though no calendar says so',
      "INSERT INTO feed_block VALUES ('morrow', 'f', 'booking', 2, 1); UPDATE slot SET blocked = 2",
      'slot morrow: 2 places for a booking booking of feed f: no calendar says so',
    ],
    [
      'a total that is not the sum',
      "UPDATE orders SET total_fen = 999 WHERE id = 'second'",
      'order second: total is 999 fen, its lines sum to 1000',
    ],
    [
      'an amount that is not the price',
      "UPDATE order_line SET amount_fen = 900 WHERE order_id = 'second'",
      'order second line 0: amount is 900 fen, its slots cost 1000',
    ],
    [
      'a status no event led to',
      "UPDATE orders SET status = 'completed' WHERE id = 'second'",
      'order second: is completed, its events end at held',
    ],
    [
      'a line that outlived its order',
      "UPDATE orders SET status = 'expired' WHERE id = 'second'",
      'order second line 0: is held in an order that is expired',
    ],
    [
      'money refunded on a living order',
      "INSERT INTO payment VALUES ('r', 'first', 'refund', 'test', 5, 'settled', 'refund:first', 1)",
      'order first: 5 fen refunded, 0 were due',
    ],
    [
      'more charged than the order costs',
      "INSERT INTO payment VALUES ('r', 'first', 'charge', 'test', 5, 'settled', 'again', 1)",
      'order first: 1005 fen charged, the total is 1000',
    ],
    [
      'money charged on an order that is only held',
      "INSERT INTO payment VALUES ('r', 'second', 'charge', 'test', 5, 'settled', 'again', 1)",
      'order second: 5 fen charged on an order that is held',
    ],
    [
      'money of no order',
      "INSERT INTO payment VALUES ('r', 'nowhere', 'charge', 'test', 5, 'settled', 'again', 1)",
      'payment of nowhere: there is no such order',
    ],
    [
      'a claim that vanished',
      "DELETE FROM claim WHERE key = 'x first s'",
      'claim x first s: line first 0 lives without it',
    ],
    [
      'a claim nobody has',
      "INSERT INTO claim VALUES ('x third', 'first', 0)",
      'claim x third: kept by line first 0, which does not live',
    ],
    [
      'a message that was never written',
      "DELETE FROM outbox WHERE recipient = 'host:h'",
      'nothing in the outbox for host:h',
    ],
    [
      'an event that is gone',
      "DELETE FROM event WHERE kind = 'order.confirmed'",
      'order first: is confirmed, its events end at held',
    ],
    [
      'a part that was cancelled and never refunded',
      "DELETE FROM payment WHERE kind = 'refund'",
      'order third: 0 fen refunded, 700 were due',
    ],
    [
      'a part that was refunded without its fee',
      "UPDATE payment SET amount_fen = 1000 WHERE kind = 'refund'",
      'order third: 1000 fen refunded, 700 were due',
    ],
    [
      'a fee that is not the one that was told',
      "UPDATE order_line SET fee_fen = 0 WHERE order_id = 'third' AND position = 1",
      'cancels line 1 for 300 fen, the line says cancelled and 0',
    ],
    [
      'a part that went without a record',
      "DELETE FROM event WHERE kind = 'order.part_cancelled'",
      'order third line 1: is cancelled, and no event says so',
    ],
    [
      'a cancelled part that still takes its places',
      "UPDATE slot SET taken = 4 WHERE id = 't'",
      'slot t: taken is 4, its orders draw 2',
    ],
    [
      'an order that waits for a line that went',
      "UPDATE orders SET ends_at = 5 WHERE id = 'third'",
      'order third: ends at 5, its last line at null',
    ],
    [
      'an order of which nothing is left',
      "UPDATE order_line SET status = 'cancelled' WHERE order_id = 'first'",
      'order first: is confirmed, and none of its lines lives',
    ],
    [
      'more that came than were counted',
      "UPDATE order_line SET arrived = 2 WHERE order_id = 'fourth' AND position = 0",
      'order fourth line 0: 2 have come, 1 were counted',
    ],
    [
      'someone who was noted as not coming by nobody',
      "UPDATE order_line SET no_show = 1 WHERE order_id = 'fourth' AND position = 0",
      'order fourth line 0: 1 did not come, 0 were counted',
    ],
    [
      'a taking back that is gone',
      "DELETE FROM redemption WHERE kind = 'undone'",
      'order fourth line 0: 1 have come, 2 were counted',
    ],
    [
      'a taking back of what cannot be taken back',
      "UPDATE redemption SET undoes = 3 WHERE kind = 'undone'",
      'redemption 3 of fourth: takes back 3, which it cannot',
    ],
    [
      'goods that were not all fetched and are over',
      "UPDATE order_line SET ends_at = 5 WHERE order_id = 'fourth' AND position = 0",
      'order fourth line 0: goods of which 1 of 2 went end at 5',
    ],
    [
      'a line that was declined by nobody',
      "DELETE FROM event WHERE kind = 'line.declined'",
      'order fourth line 1: is declined, and no event says so',
    ],
    [
      'a reason that was not given',
      "UPDATE order_line SET decline_reason = 'away' WHERE order_id = 'fourth' AND position = 1",
      'order fourth line 1: was declined for away, its event says full',
    ],
    [
      'a declined line whose money was kept',
      "DELETE FROM payment WHERE id = 'l'",
      'order fourth: 0 fen refunded, 1000 were due',
    ],
    [
      'a declined line that still takes its places',
      "UPDATE slot SET taken = 2 WHERE id = 'z'",
      'slot z: taken is 2, its orders draw 0',
    ],
    [
      'a guest who never heard of a no',
      "DELETE FROM outbox WHERE event_id IN (SELECT id FROM event WHERE kind = 'line.declined')",
      '(line.declined of fourth): nothing in the outbox for guest:fourth',
    ],
    [
      'a host who is told what does not concern them',
      "INSERT INTO outbox (event_id, recipient, due_at) SELECT id, 'host:h', 1 FROM event WHERE kind = 'order.part_cancelled'",
      'does not concern host:h, who is told of it',
    ],
    [
      'a text message to someone whom it does not concern',
      "INSERT INTO outbox (event_id, recipient, due_at) SELECT id, 'sms:host:h:someone', 1 FROM event WHERE kind = 'order.part_cancelled'",
      'does not concern sms:host:h:someone, who is told of it',
    ],
    [
      'a guest who is told of a hold',
      "INSERT INTO outbox (event_id, recipient, due_at) SELECT id, 'guest:second', 1 FROM event WHERE subject_id = 'second'",
      'does not concern guest:second, who is told of it',
    ],
  ])('%s', (_, sql, difference) => {
    corrupt(sql)
    const { code, said } = verify()
    expect(code).toBe(1)
    expect(said).toContain(difference)
  })
})
