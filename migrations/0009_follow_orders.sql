-- What a guest needs once a trip is confirmed: to give back a part of it, and to know where to be and what to bring.

-- What to bring, and where to meet; each in a sentence of the host's own. Neither changes what is sold, so no version moves.
ALTER TABLE product ADD COLUMN bring TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN meeting TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN bring_en TEXT;
ALTER TABLE product ADD COLUMN meeting_en TEXT;

-- Lines of a confirmed order are cancelled through this view, in one statement, like a hold is placed.
-- fees: {"position": fen} of the lines that go; refund: {"id", "door", "amountFen", "reference"}, or NULL when nothing comes back.
CREATE VIEW part_cancellation AS
SELECT id AS order_id, token_version, revision, changed_at, changed_by, changed_door, '{}' AS fees, NULL AS refund FROM orders;

-- A change that was worked out from another state of the order, or names a line that no longer waits, leaves nothing
-- behind. Nor does one that would leave no living line: that is the order's own cancellation.
CREATE TRIGGER part_cancellation_decides INSTEAD OF INSERT ON part_cancellation
BEGIN
  SELECT RAISE(IGNORE) WHERE NOT EXISTS (
    SELECT 1 FROM orders
    WHERE id = NEW.order_id AND token_version = NEW.token_version AND revision = NEW.revision AND status = 'confirmed'
  );
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.fees) AS fee
    LEFT JOIN order_line ON order_line.order_id = NEW.order_id AND order_line.position = CAST(fee.key AS INTEGER)
    WHERE order_line.status IS NULL OR order_line.status NOT IN ('awaiting_host', 'confirmed')
  ) OR NEW.fees = '{}';
  SELECT RAISE(IGNORE) WHERE NOT EXISTS (
    SELECT 1 FROM order_line
    WHERE order_id = NEW.order_id AND status IN ('awaiting_host', 'confirmed', 'completed')
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.fees) AS fee WHERE CAST(fee.key AS INTEGER) = order_line.position)
  );
  UPDATE order_line SET status = 'cancelled', fee_fen = fee.value FROM json_each(NEW.fees) AS fee
  WHERE order_line.order_id = NEW.order_id AND order_line.position = CAST(fee.key AS INTEGER);
  UPDATE orders SET revision = revision + 1,
    changed_at = NEW.changed_at, changed_by = NEW.changed_by, changed_door = NEW.changed_door,
    -- Over when the last line that is left is over; goods that nobody fetches any more hold it open no longer.
    ends_at = (
      SELECT iif(count(*) = count(order_line.ends_at), max(order_line.ends_at), NULL) FROM order_line
      WHERE order_line.order_id = NEW.order_id AND order_line.status IN ('awaiting_host', 'confirmed', 'completed')
    )
  WHERE id = NEW.order_id;
  INSERT INTO payment (id, order_id, kind, door, amount_fen, state, reference, created_at)
  SELECT NEW.refund ->> 'id', NEW.order_id, 'refund', NEW.refund ->> 'door', NEW.refund ->> 'amountFen', 'settled',
    NEW.refund ->> 'reference', NEW.changed_at
  WHERE NEW.refund IS NOT NULL;
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  VALUES (NEW.changed_at, 'order.part_cancelled', NEW.order_id, NEW.changed_by, NEW.changed_door,
    json_object('fees', json(NEW.fees), 'refundFen', coalesce(NEW.refund ->> 'amountFen', 0)));
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), 'guest:' || NEW.order_id, NEW.changed_at
  UNION
  SELECT last_insert_rowid(), 'host:' || host_id, NEW.changed_at
  FROM json_each(NEW.fees) AS fee
  JOIN order_line ON order_line.order_id = NEW.order_id AND order_line.position = CAST(fee.key AS INTEGER);
END;

-- As before, but a host whose lines had all ended already hears no more of the order.
DROP TRIGGER order_changes;
CREATE TRIGGER order_changes AFTER UPDATE OF status ON orders
WHEN NEW.status <> OLD.status
BEGIN
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  VALUES (NEW.changed_at, 'order.' || NEW.status, NEW.id, NEW.changed_by, NEW.changed_door, json_object('from', OLD.status));
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), 'guest:' || NEW.id, NEW.changed_at
  UNION
  SELECT last_insert_rowid(), 'host:' || host_id, NEW.changed_at FROM order_line
  WHERE order_id = NEW.id AND (OLD.status = 'confirmed' OR NEW.status = 'confirmed')
    AND status IN ('held', 'awaiting_host', 'confirmed', 'completed');
  UPDATE order_line SET status = NEW.status
  WHERE order_id = NEW.id AND status IN ('held', 'awaiting_host', 'confirmed');
END;
