-- A host prices single days, changes many days at once, and takes back what she has just changed.

-- What a unit costs in one slot, in place of the price for that kind of day.
CREATE TABLE slot_price (
  slot_id   TEXT NOT NULL REFERENCES slot (id),
  unit_id   TEXT NOT NULL REFERENCES unit (id),
  price_fen INTEGER NOT NULL CHECK (price_fen BETWEEN 0 AND 9999999),
  PRIMARY KEY (slot_id, unit_id)
) WITHOUT ROWID;
CREATE INDEX slot_price_by_unit ON slot_price (unit_id);

CREATE TRIGGER slot_price_fits BEFORE INSERT ON slot_price
WHEN (SELECT product_id FROM slot WHERE id = NEW.slot_id) IS NOT (SELECT product_id FROM unit WHERE id = NEW.unit_id)
BEGIN
  SELECT RAISE(ABORT, 'a slot prices the units of its own product');
END;
CREATE TRIGGER slot_price_stays BEFORE UPDATE OF slot_id, unit_id ON slot_price
BEGIN
  SELECT RAISE(ABORT, 'a price is set anew, never moved');
END;

-- What a buyer is shown has changed, so an order priced before is refused.
CREATE TRIGGER slot_price_versions_insert AFTER INSERT ON slot_price
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM slot WHERE id = NEW.slot_id);
END;
CREATE TRIGGER slot_price_versions_update AFTER UPDATE OF price_fen ON slot_price WHEN NEW.price_fen <> OLD.price_fen
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM slot WHERE id = NEW.slot_id);
END;
CREATE TRIGGER slot_price_versions_delete AFTER DELETE ON slot_price
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM slot WHERE id = OLD.slot_id);
END;

-- A host's calendar is changed through this view, all of it or nothing, in one statement.
-- detail: {"changes": [{"slotId", "productId", "day", "startsAt", "before": {…}, "after": {…}}], "undoes"}. Before and after
-- hold what the change is about: "state", "capacity", "prices" ({"unitId": fen}, null for the price of that kind of day).
CREATE VIEW calendar_change AS
SELECT subject_id AS host_id, actor, door, at, '' AS today, detail FROM event WHERE kind = 'calendar.changed';

-- A change leaves nothing behind when one of its slots is another host's, is past, is no longer what it was when the
-- change was worked out, or has sold more than it would hold.
CREATE TRIGGER calendar_change_decides INSTEAD OF INSERT ON calendar_change
BEGIN
  SELECT RAISE(IGNORE) WHERE json_array_length(NEW.detail, '$.changes') = 0 OR EXISTS (
    SELECT 1 FROM json_each(NEW.detail, '$.changes') AS change
    LEFT JOIN slot ON slot.id = change.value ->> '$.slotId'
    LEFT JOIN product ON product.id = slot.product_id
    WHERE product.host_id IS NOT NEW.host_id
      OR slot.day < NEW.today
      OR slot.state IS NOT coalesce(change.value ->> '$.before.state', slot.state)
      OR slot.capacity IS NOT coalesce(change.value ->> '$.before.capacity', slot.capacity)
      OR slot.taken > coalesce(change.value ->> '$.after.capacity', slot.capacity)
      OR EXISTS (
        SELECT 1 FROM json_each(change.value, '$.before.prices') AS price
        WHERE price.value IS NOT (
          SELECT price_fen FROM slot_price WHERE slot_price.slot_id = slot.id AND slot_price.unit_id = price.key
        )
      )
  );
  UPDATE slot SET
    state = coalesce(change.value ->> '$.after.state', state),
    capacity = coalesce(change.value ->> '$.after.capacity', capacity)
  FROM json_each(NEW.detail, '$.changes') AS change WHERE slot.id = change.value ->> '$.slotId';
  DELETE FROM slot_price WHERE (slot_id, unit_id) IN (
    SELECT change.value ->> '$.slotId', price.key
    FROM json_each(NEW.detail, '$.changes') AS change, json_each(change.value, '$.after.prices') AS price
    WHERE price.value IS NULL
  );
  INSERT INTO slot_price (slot_id, unit_id, price_fen)
  SELECT change.value ->> '$.slotId', price.key, price.value
  FROM json_each(NEW.detail, '$.changes') AS change, json_each(change.value, '$.after.prices') AS price
  WHERE price.value IS NOT NULL
  ON CONFLICT (slot_id, unit_id) DO UPDATE SET price_fen = excluded.price_fen;
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  VALUES (NEW.at, 'calendar.changed', NEW.host_id, NEW.actor, NEW.door, NEW.detail);
END;

-- The last changes of one host, and which orders were taken by phone. Neither grows with other orders.
CREATE INDEX event_of_calendar ON event (subject_id, id) WHERE kind = 'calendar.changed';
CREATE INDEX event_of_phone_order ON event (subject_id) WHERE kind = 'order.held' AND door = 'phone';

-- Whom a host expects. Holds are left out, and cost nothing here: the few there are stand in an index of their own.
CREATE INDEX order_line_ahead ON order_line (host_id, starts_at) WHERE status IN ('awaiting_host', 'confirmed');
