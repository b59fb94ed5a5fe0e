-- The rules that must hold whatever the code does. The whole booking is decided here, in one statement.

-- Orders are placed through this view: what a hold asks for passes through it and need not be kept twice.
-- draws: {"slotId": places} of all lines together; lines: as priced, each with draws of its own.
CREATE VIEW hold AS
SELECT id, code, idempotency_key, request_hash, placed_at, expires_at, ends_at, total_fen, contact_name, phone_cipher,
  phone_hash, consent_version, party, address_cipher, campaign, note, changed_by, changed_door,
  '{}' AS draws, '[]' AS lines
FROM orders;

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
    phone_hash, consent_version, party, address_cipher, campaign, note, changed_at, changed_by, changed_door
  ) VALUES (
    NEW.id, NEW.code, NEW.idempotency_key, NEW.request_hash, 'held', NEW.placed_at, NEW.expires_at, NEW.ends_at,
    NEW.total_fen, NEW.contact_name, NEW.phone_cipher, NEW.phone_hash, NEW.consent_version, NEW.party,
    NEW.address_cipher, NEW.campaign, NEW.note, NEW.placed_at, NEW.changed_by, NEW.changed_door
  );
  INSERT INTO order_line (order_id, position, product_id, unit_id, host_id, policy_id, title, unit_name, quantity, amount_fen, starts_at, ends_at, slots, draws, claim_key, status)
  SELECT NEW.id, line.key,
    line.value ->> 'productId', line.value ->> 'unitId', line.value ->> 'hostId', line.value ->> 'policyId',
    line.value ->> 'title', line.value ->> 'unitName', line.value ->> 'quantity', line.value ->> 'amountFen',
    line.value ->> 'startsAt', line.value ->> 'endsAt', line.value -> 'slots', line.value -> 'draws',
    line.value ->> 'claimKey', 'held'
  FROM json_each(NEW.lines) AS line;
  INSERT INTO event (at, kind, subject_id, actor, door)
  VALUES (NEW.placed_at, 'order.held', NEW.id, NEW.changed_by, NEW.changed_door);
  INSERT INTO outbox (event_id, recipient, due_at) VALUES (last_insert_rowid(), 'guest:' || NEW.id, NEW.placed_at);
END;

-- A line takes its places while it lives, and gives them back when it stops living. Nothing else writes `taken`.
CREATE TRIGGER order_line_takes AFTER INSERT ON order_line
WHEN NEW.status IN ('held', 'awaiting_host', 'confirmed', 'completed')
BEGIN
  UPDATE slot SET taken = taken + wanted.value FROM json_each(NEW.draws) AS wanted WHERE slot.id = wanted.key;
  INSERT INTO claim (key, order_id, position) SELECT NEW.claim_key, NEW.order_id, NEW.position WHERE NEW.claim_key IS NOT NULL;
END;
CREATE TRIGGER order_line_gives_back AFTER UPDATE OF status ON order_line
WHEN OLD.status IN ('held', 'awaiting_host', 'confirmed', 'completed')
  AND NEW.status IN ('declined', 'expired', 'cancelled')
BEGIN
  UPDATE slot SET taken = taken - given.value FROM json_each(NEW.draws) AS given WHERE slot.id = given.key;
  DELETE FROM claim WHERE key = NEW.claim_key;
END;
CREATE TRIGGER order_line_stays_ended BEFORE UPDATE OF status ON order_line
WHEN OLD.status IN ('declined', 'expired', 'cancelled') AND NEW.status <> OLD.status
BEGIN
  SELECT RAISE(ABORT, 'a line that has ended does not live again');
END;
CREATE TRIGGER order_line_keeps_draws BEFORE UPDATE OF draws, slots, quantity, claim_key ON order_line
BEGIN
  SELECT RAISE(ABORT, 'what a line draws is fixed: cancel it and add another');
END;
CREATE TRIGGER order_line_stays BEFORE DELETE ON order_line
BEGIN
  SELECT RAISE(ABORT, 'order lines are never deleted');
END;

CREATE TRIGGER order_moves_lawfully BEFORE UPDATE OF status ON orders
WHEN NEW.status <> OLD.status AND NOT (
  (OLD.status = 'held' AND NEW.status IN ('confirmed', 'expired', 'cancelled'))
  OR (OLD.status = 'confirmed' AND NEW.status IN ('completed', 'cancelled'))
)
BEGIN
  SELECT RAISE(ABORT, 'an order cannot move between these states');
END;

-- A change of the order reaches its living lines, leaves its event, and tells those who should hear of it:
-- the guest always, the hosts from the confirmation on.
CREATE TRIGGER order_changes AFTER UPDATE OF status ON orders
WHEN NEW.status <> OLD.status
BEGIN
  UPDATE order_line SET status = NEW.status
  WHERE order_id = NEW.id AND status IN ('held', 'awaiting_host', 'confirmed');
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  VALUES (NEW.changed_at, 'order.' || NEW.status, NEW.id, NEW.changed_by, NEW.changed_door, json_object('from', OLD.status));
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), 'guest:' || NEW.id, NEW.changed_at
  UNION
  SELECT last_insert_rowid(), 'host:' || host_id, NEW.changed_at FROM order_line
  WHERE order_id = NEW.id AND (OLD.status = 'confirmed' OR NEW.status = 'confirmed');
END;
