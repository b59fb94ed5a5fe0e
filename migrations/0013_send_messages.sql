-- What someone should hear of is sent, and staff see what could not be.

-- An SMS is a row of its own, written when the message stands in the inbox: 'sms:guest:<order id>',
-- 'sms:host:<host id>:<account id of its owner>'. `due_at` is when a row may be taken up: it lies ahead while the row
-- waits for another try, and while someone has it in hand. `handed_at` is when the queue was last given it.
ALTER TABLE outbox ADD COLUMN handed_at INTEGER;
ALTER TABLE outbox ADD COLUMN maybe_sent_at INTEGER;
ALTER TABLE outbox ADD COLUMN outcome TEXT;
ALTER TABLE outbox ADD COLUMN dead_at INTEGER CHECK (dead_at IS NULL OR sent_at IS NULL);
-- What was written before anything was sent is not sent late.
UPDATE outbox SET sent_at = due_at, outcome = 'not_sent' WHERE sent_at IS NULL;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL;

-- What an inbox shows, in the words it was sent in: 'guest:<order id>' is read by whose the order is, 'host:<host id>' by
-- whoever acts for the host.
CREATE TABLE message (
  id        INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  kind      TEXT NOT NULL,
  title     TEXT NOT NULL,
  body      TEXT NOT NULL,
  title_en  TEXT NOT NULL,
  body_en   TEXT NOT NULL,
  -- A path of ours where something can be done about it.
  link      TEXT NOT NULL CHECK (link LIKE '/%'),
  at        INTEGER NOT NULL,
  UNIQUE (recipient, event_id)
);
CREATE TRIGGER message_keeps_words BEFORE UPDATE ON message
BEGIN
  SELECT RAISE(ABORT, 'a message stays as it was sent');
END;
CREATE TABLE message_read (
  message_id INTEGER NOT NULL REFERENCES message (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  read_at    INTEGER NOT NULL,
  PRIMARY KEY (message_id, account_id)
) WITHOUT ROWID;

-- What staff have made of a text; the newest counts. NULL: back to the words of the product.
CREATE TABLE message_text (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  channel    TEXT NOT NULL CHECK (channel IN ('inbox', 'sms')),
  lang       TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
  text       TEXT,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX message_text_by_kind ON message_text (kind, channel, lang, id);
CREATE TRIGGER message_text_keeps_update BEFORE UPDATE ON message_text
BEGIN
  SELECT RAISE(ABORT, 'a text that was in use is never edited: write another');
END;
CREATE TRIGGER message_text_keeps_delete BEFORE DELETE ON message_text
BEGIN
  SELECT RAISE(ABORT, 'a text that was in use is never deleted');
END;

-- Finds the record of a closure again, when it is published a second time.
CREATE UNIQUE INDEX event_of_closure ON event (subject_id) WHERE kind = 'closure.published';

-- As before, but nobody is written to about a hold: whoever holds sees it, and the clock beside it.
DROP TRIGGER hold_decides;

-- A hold that cannot be met in full leaves nothing behind. RAISE(IGNORE) skips this row and aborts nobody else's.
CREATE TRIGGER hold_decides INSTEAD OF INSERT ON hold
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE idempotency_key = NEW.idempotency_key);
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE code = NEW.code);
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.draws) AS wanted LEFT JOIN slot ON slot.id = wanted.key
    WHERE slot.id IS NULL
      OR slot.taken + wanted.value > slot.capacity
      OR slot.state <> 'open'
      OR slot.sale_ends_at <= NEW.placed_at
      OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id)
  );
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.lines) AS line LEFT JOIN product ON product.id = line.value ->> 'productId'
    WHERE product.version IS NOT line.value ->> 'version'
      OR line.value ->> 'claimKey' IN (SELECT key FROM claim)
  );
  INSERT INTO orders (
    id, code, idempotency_key, request_hash, status, placed_at, expires_at, ends_at, total_fen, contact_name, phone_cipher,
    phone_hash, consent_version, party, address_cipher, campaign, note, account_id, changed_at, changed_by, changed_door
  ) VALUES (
    NEW.id, NEW.code, NEW.idempotency_key, NEW.request_hash, 'held', NEW.placed_at, NEW.expires_at, NEW.ends_at,
    NEW.total_fen, NEW.contact_name, NEW.phone_cipher, NEW.phone_hash, NEW.consent_version, NEW.party,
    NEW.address_cipher, NEW.campaign, NEW.note, NEW.account_id, NEW.placed_at, NEW.changed_by, NEW.changed_door
  );
  -- Names are looked up at the version just compared. A unit of another product finds none, and NOT NULL refuses it.
  INSERT INTO order_line (order_id, position, product_id, unit_id, host_id, policy_id, title, unit_name, quantity, amount_fen, starts_at, ends_at, slots, draws, claim_key, status)
  SELECT NEW.id, line.key, product.id, unit.id, product.host_id, product.policy_id, product.name, unit.name,
    line.value ->> 'quantity', line.value ->> 'amountFen', line.value ->> 'startsAt', line.value ->> 'endsAt',
    line.value -> 'slots', line.value -> 'draws', line.value ->> 'claimKey', 'held'
  FROM json_each(NEW.lines) AS line
  LEFT JOIN product ON product.id = line.value ->> 'productId'
  LEFT JOIN unit ON unit.id = line.value ->> 'unitId' AND unit.product_id = product.id;
  INSERT INTO event (at, kind, subject_id, actor, door)
  VALUES (NEW.placed_at, 'order.held', NEW.id, NEW.changed_by, NEW.changed_door);
END;

-- As before, but only what someone should hear of is written to the outbox: a confirmation, and the end of what had been
-- confirmed. The record says which lines the change reached.
DROP TRIGGER order_changes;
CREATE TRIGGER order_changes AFTER UPDATE OF status ON orders
WHEN NEW.status <> OLD.status
BEGIN
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  VALUES (NEW.changed_at, 'order.' || NEW.status, NEW.id, NEW.changed_by, NEW.changed_door, json_object(
    'from', OLD.status,
    'lines', (
      SELECT json_group_array(position) FROM order_line
      WHERE order_id = NEW.id AND status IN ('held', 'awaiting_host', 'confirmed')
    )
  ));
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), told.recipient, NEW.changed_at FROM (
    SELECT 'guest:' || NEW.id AS recipient
    UNION
    SELECT 'host:' || host_id FROM order_line
    WHERE order_id = NEW.id AND status IN ('held', 'awaiting_host', 'confirmed', 'completed')
  ) AS told
  WHERE NEW.status = 'confirmed' OR (NEW.status = 'cancelled' AND OLD.status = 'confirmed');
  UPDATE order_line SET status = NEW.status
  WHERE order_id = NEW.id AND status IN ('held', 'awaiting_host', 'confirmed');
END;
