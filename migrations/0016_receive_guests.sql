-- What a host does with her guests: she says yes or no where she wants to, and notes who has come.

-- 1: a booking of it waits for its host's yes. It changes what a buyer is shown, so it moves the version.
ALTER TABLE product ADD COLUMN host_answers INTEGER NOT NULL DEFAULT 0 CHECK (host_answers IN (0, 1));
CREATE TRIGGER product_versions_answers AFTER UPDATE OF host_answers ON product
WHEN NEW.host_answers <> OLD.host_answers
BEGIN
  UPDATE product SET version = version + 1 WHERE id = NEW.id;
END;

-- When the line's order was confirmed; NULL for one that was only held.
ALTER TABLE order_line ADD COLUMN sold_at INTEGER;
-- Until when its host may answer; NULL where she is not asked.
ALTER TABLE order_line ADD COLUMN answer_by INTEGER;
-- Why it was declined; NULL where the host gave no reason.
ALTER TABLE order_line ADD COLUMN decline_reason TEXT
  CHECK (decline_reason IN ('full', 'away', 'weather', 'unwell', 'no_answer'));
UPDATE order_line SET sold_at = event.at FROM event
WHERE event.kind = 'order.confirmed' AND event.subject_id = order_line.order_id;

-- A host's lines by when they begin, and those that wait for an answer. A hold stands in neither.
CREATE INDEX order_line_by_host ON order_line (host_id, starts_at) WHERE sold_at IS NOT NULL;
CREATE INDEX order_line_to_answer ON order_line (answer_by) WHERE status = 'awaiting_host';

-- Counts whatever a host sees change on her page, so that asking whether it did costs one small row.
CREATE TABLE arrivals_change (
  host_id TEXT PRIMARY KEY REFERENCES host (id),
  count   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER order_line_shows AFTER UPDATE OF status, arrived, no_show ON order_line
WHEN NEW.sold_at IS NOT NULL
BEGIN
  INSERT INTO arrivals_change (host_id, count) VALUES (NEW.host_id, 1)
  ON CONFLICT (host_id) DO UPDATE SET count = count + 1;
END;

-- A line is sold when its order is confirmed. Where its host wants to say yes or no herself it waits for her: so many
-- hours, and no later than some before it begins; but half an hour she has always, unless it begins before.
CREATE TRIGGER order_line_is_sold AFTER UPDATE OF status ON order_line
WHEN OLD.status = 'held' AND NEW.status = 'confirmed'
BEGIN
  UPDATE order_line SET sold_at = orders.changed_at, status = iif(product.host_answers, 'awaiting_host', 'confirmed'),
    answer_by = iif(product.host_answers, max(
      min(
        orders.changed_at + 3600000 * coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'answerHours'), 24),
        coalesce(NEW.starts_at, 9e15) - 3600000 * coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'answerHoursBefore'), 2)
      ),
      min(orders.changed_at + 1800000, coalesce(NEW.starts_at, 9e15))
    ), NULL)
  FROM orders, product
  WHERE orders.id = NEW.order_id AND product.id = NEW.product_id
    AND order_line.order_id = NEW.order_id AND order_line.position = NEW.position;
END;

-- A host's answer passes through this view, in one statement, like a hold. positions: the lines it is about, [0, 1];
-- revision: the order's, from which the refund of declined lines was worked out; refund: {"id", "door", "amountFen",
-- "reference"}, or NULL when nothing comes back.
CREATE VIEW host_answer AS
SELECT orders.id AS order_id, host.id AS host_id, '[]' AS positions, 'accepted' AS answer, NULL AS reason, revision,
  NULL AS refund, changed_at, changed_by, changed_door
FROM orders, host;

-- Only lines that wait for this host are answered, and only once: what comes second, or after its guest has cancelled,
-- leaves nothing behind. The order lives as long as one of its lines does; with the last of them it is cancelled, for no fee.
CREATE TRIGGER host_answer_decides INSTEAD OF INSERT ON host_answer
BEGIN
  SELECT RAISE(IGNORE) WHERE NOT EXISTS (
    SELECT 1 FROM orders
    WHERE id = NEW.order_id AND status = 'confirmed' AND (NEW.answer = 'accepted' OR revision = NEW.revision)
  );
  SELECT RAISE(IGNORE) WHERE NEW.positions = '[]' OR EXISTS (
    SELECT 1 FROM json_each(NEW.positions) AS asked
    LEFT JOIN order_line ON order_line.order_id = NEW.order_id AND order_line.position = asked.value
      AND order_line.host_id = NEW.host_id AND order_line.status = 'awaiting_host'
    WHERE order_line.order_id IS NULL
  );
  UPDATE order_line SET status = iif(NEW.answer = 'accepted', 'confirmed', 'declined'), decline_reason = NEW.reason
  WHERE order_id = NEW.order_id AND position IN (SELECT value FROM json_each(NEW.positions));
  UPDATE orders SET revision = revision + 1,
    changed_at = NEW.changed_at, changed_by = NEW.changed_by, changed_door = NEW.changed_door,
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
  VALUES (NEW.changed_at, 'line.' || NEW.answer, NEW.order_id, NEW.changed_by, NEW.changed_door, json_object(
    'lines', json(NEW.positions), 'reason', NEW.reason, 'refundFen', coalesce(NEW.refund ->> 'amountFen', 0)
  ));
  -- The host hears of what was decided without her.
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), 'guest:' || NEW.order_id, NEW.changed_at
  UNION
  SELECT last_insert_rowid(), 'host:' || NEW.host_id, NEW.changed_at WHERE NEW.reason = 'no_answer';
  UPDATE orders SET status = 'cancelled'
  WHERE id = NEW.order_id AND NOT EXISTS (
    SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND status IN ('awaiting_host', 'confirmed', 'completed')
  );
END;

-- Who has come, who has not, and what of it was taken back: one row per tap and line, in the order in which they reached
-- us. `arrived` and `no_show` of a line are counted from here.
CREATE TABLE redemption (
  id          INTEGER PRIMARY KEY,
  -- Given by the device, so that the same tap that comes again is the same.
  act_id      TEXT NOT NULL,
  order_id    TEXT NOT NULL,
  position    INTEGER NOT NULL,
  host_id     TEXT NOT NULL REFERENCES host (id),
  kind        TEXT NOT NULL CHECK (kind IN ('arrived', 'no_show', 'undone')),
  -- How many of the line's units, and how many of these were still to come when it reached us.
  quantity    INTEGER NOT NULL CHECK (quantity > 0),
  counted     INTEGER NOT NULL CHECK (counted BETWEEN 0 AND quantity),
  -- Why not all were counted: they had come already, had been noted as not coming, were of another day, or the line was
  -- not to be redeemed.
  why         TEXT CHECK (why IN ('arrived', 'no_show', 'other_day', 'unanswered', 'ended')),
  undoes      INTEGER UNIQUE REFERENCES redemption (id),
  -- What they showed: the code, typed or scanned, or nothing but their name.
  proof       TEXT NOT NULL CHECK (proof IN ('code', 'scan', 'name')),
  -- The local day on which they came, by the list the keeper had before her: today, or what a phone without signal kept
  -- for a week at most.
  day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- By the device's clock, which may be wrong, and by ours.
  claimed_at  INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  account_id  TEXT NOT NULL REFERENCES account (id),
  actor       TEXT NOT NULL,
  device      TEXT NOT NULL,
  door        TEXT NOT NULL CHECK (door IN ('web', 'offline')),
  UNIQUE (act_id, order_id, position),
  FOREIGN KEY (order_id, position) REFERENCES order_line (order_id, position),
  CHECK ((why IS NULL) = (counted = quantity)),
  CHECK ((undoes IS NULL) = (kind <> 'undone')),
  CHECK (kind <> 'undone' OR counted = quantity)
);
CREATE INDEX redemption_by_line ON redemption (order_id, position);
CREATE INDEX redemption_by_host ON redemption (host_id, received_at);
CREATE TRIGGER redemption_keeps_update BEFORE UPDATE ON redemption
BEGIN
  SELECT RAISE(ABORT, 'a redemption is never edited: undo it');
END;
CREATE TRIGGER redemption_keeps_delete BEFORE DELETE ON redemption
BEGIN
  SELECT RAISE(ABORT, 'a redemption is never deleted: undo it');
END;

-- Redeemed through this view (whose numbers may come as reals), so that the line decides how many are counted. The first that reaches us wins; what comes
-- after is kept beside it, with what it claimed.
CREATE VIEW redeeming AS
SELECT act_id, order_id, position, host_id, kind, quantity, undoes, proof, day, claimed_at, received_at, account_id, actor,
  device, door
FROM redemption;

-- Places and money do not move here. An order of which something was redeemed has another revision, so that a refund
-- worked out before is refused.
CREATE TRIGGER redeeming_decides INSTEAD OF INSERT ON redeeming
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM redemption WHERE act_id = NEW.act_id AND order_id = NEW.order_id AND position = NEW.position
  );
  SELECT RAISE(IGNORE) WHERE NOT EXISTS (
    SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND position = NEW.position AND host_id = NEW.host_id
  );
  -- Taken back within the day on which it reached us (UTC+8), once, and all of it.
  SELECT RAISE(IGNORE) WHERE NEW.kind = 'undone' AND NOT EXISTS (
    SELECT 1 FROM redemption
    WHERE id = NEW.undoes AND order_id = NEW.order_id AND position = NEW.position
      AND kind IN ('arrived', 'no_show') AND counted = NEW.quantity AND counted > 0
      AND date((received_at + 28800000) / 1000, 'unixepoch') = date((NEW.received_at + 28800000) / 1000, 'unixepoch')
      AND id NOT IN (SELECT undoes FROM redemption WHERE undoes IS NOT NULL)
  );
  INSERT INTO redemption (
    act_id, order_id, position, host_id, kind, quantity, counted, why, undoes, proof, day, claimed_at, received_at,
    account_id, actor, device, door
  )
  SELECT NEW.act_id, NEW.order_id, NEW.position, NEW.host_id, NEW.kind, NEW.quantity, counted,
    CASE
      WHEN counted = NEW.quantity THEN NULL
      WHEN status = 'awaiting_host' THEN 'unanswered'
      WHEN status NOT IN ('confirmed', 'completed') THEN 'ended'
      WHEN NOT of_day THEN 'other_day'
      WHEN no_show > 0 THEN 'no_show'
      ELSE 'arrived'
    END,
    NEW.undoes, NEW.proof, NEW.day, NEW.claimed_at, NEW.received_at, NEW.account_id, NEW.actor, NEW.device, NEW.door
  FROM (
    SELECT status, no_show, of_day, CASE
      WHEN NEW.kind = 'undone' THEN NEW.quantity
      WHEN status IN ('confirmed', 'completed') AND of_day THEN min(NEW.quantity, quantity - arrived - no_show)
      ELSE 0 END AS counted
    FROM (
      SELECT status, quantity, arrived, no_show, EXISTS (
        SELECT 1 FROM json_each(slots) AS slot
        WHERE slot.value ->> 'day' IS NULL OR slot.value ->> 'day' = NEW.day
      ) AND NEW.day <= date((NEW.received_at + 28800000) / 1000, 'unixepoch')
        AND NEW.day >= date((NEW.received_at + 28800000) / 1000, 'unixepoch', '-7 days') AS of_day
      FROM order_line WHERE order_id = NEW.order_id AND position = NEW.position
    )
  );
  -- Even what counts nothing changes what its host should see.
  UPDATE order_line SET
    arrived = arrived + iif(NEW.kind = 'arrived', redemption.counted, iif(undone.kind = 'arrived', -undone.counted, 0)),
    no_show = no_show + iif(NEW.kind = 'no_show', redemption.counted, iif(undone.kind = 'no_show', -undone.counted, 0))
  FROM redemption LEFT JOIN redemption AS undone ON undone.id = redemption.undoes
  WHERE redemption.act_id = NEW.act_id AND redemption.order_id = NEW.order_id AND redemption.position = NEW.position
    AND order_line.order_id = NEW.order_id AND order_line.position = NEW.position;
  -- Goods are fetched on any day: their line is over at the end of the day (UTC+8) on which the last of them went.
  UPDATE order_line SET ends_at = iif(
    arrived + no_show = quantity, (CAST(NEW.received_at + 28800000 AS INTEGER) / 86400000 + 1) * 86400000 - 28800000, NULL
  )
  WHERE order_id = NEW.order_id AND position = NEW.position AND starts_at IS NULL AND status = 'confirmed';
  UPDATE orders SET revision = revision + 1,
    changed_at = NEW.received_at, changed_by = NEW.actor, changed_door = NEW.door,
    ends_at = (
      SELECT iif(count(*) = count(order_line.ends_at), max(order_line.ends_at), NULL) FROM order_line
      WHERE order_line.order_id = NEW.order_id AND order_line.status IN ('awaiting_host', 'confirmed', 'completed')
    )
  WHERE id = NEW.order_id AND EXISTS (
    SELECT 1 FROM redemption
    WHERE act_id = NEW.act_id AND order_id = NEW.order_id AND position = NEW.position AND counted > 0
  );
END;

-- Whoever has come does not go by being cancelled.
CREATE TRIGGER order_line_stays_redeemed BEFORE UPDATE OF status ON order_line
WHEN NEW.status IN ('declined', 'expired', 'cancelled') AND OLD.arrived + OLD.no_show > 0
BEGIN
  SELECT RAISE(ABORT, 'a line of which something was redeemed is not cancelled');
END;
