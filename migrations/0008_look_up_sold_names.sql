-- What a line sells is looked up where it is kept instead of being sent along: a hold carries and reads less JSON.

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
    phone_hash, consent_version, party, address_cipher, campaign, note, changed_at, changed_by, changed_door
  ) VALUES (
    NEW.id, NEW.code, NEW.idempotency_key, NEW.request_hash, 'held', NEW.placed_at, NEW.expires_at, NEW.ends_at,
    NEW.total_fen, NEW.contact_name, NEW.phone_cipher, NEW.phone_hash, NEW.consent_version, NEW.party,
    NEW.address_cipher, NEW.campaign, NEW.note, NEW.placed_at, NEW.changed_by, NEW.changed_door
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
  INSERT INTO outbox (event_id, recipient, due_at) VALUES (last_insert_rowid(), 'guest:' || NEW.id, NEW.placed_at);
END;
