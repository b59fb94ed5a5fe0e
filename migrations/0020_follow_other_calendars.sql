-- Hosts who also sell elsewhere: our taken nights for other platforms' calendars, and theirs for ours.

-- Places of a slot that are taken on other platforms; a hold finds room beside these and our own orders. They may be more
-- than the capacity leaves, where a night was sold on both sides: nothing more is sold, and the host is told.
ALTER TABLE slot ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked >= 0);

-- A listing's own taken nights, for whoever has the link. The link is signed over id and version.
CREATE TABLE shared_calendar (
  -- Begins the name of each of its events: by it we know them again when another platform sends them back.
  id           TEXT PRIMARY KEY,
  product_id   TEXT NOT NULL UNIQUE REFERENCES product (id),
  -- Raised to close every link given out before.
  link_version INTEGER NOT NULL DEFAULT 1,
  -- How many events there have ever been: no number is given twice.
  numbered     INTEGER NOT NULL DEFAULT 0,
  -- Raised by every change of its events; a change names the revision it saw.
  revision     INTEGER NOT NULL DEFAULT 1,
  -- When someone last came for it, to within some minutes.
  asked_at     INTEGER
) WITHOUT ROWID;

-- Its events as they were last told: a time that is taken keeps its number for as long as any of it is taken.
CREATE TABLE shared_time (
  calendar_id TEXT NOT NULL REFERENCES shared_calendar (id),
  number      INTEGER NOT NULL,
  starts_at   INTEGER NOT NULL,
  ends_at     INTEGER NOT NULL,
  sequence    INTEGER NOT NULL DEFAULT 0,
  changed_at  INTEGER NOT NULL,
  PRIMARY KEY (calendar_id, number),
  CHECK (ends_at > starts_at)
) WITHOUT ROWID;

-- A calendar of another platform's that a listing follows.
CREATE TABLE feed (
  id             TEXT PRIMARY KEY,
  product_id     TEXT NOT NULL REFERENCES product (id),
  -- As its host calls the platform.
  platform       TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 40),
  -- Whoever has the address reads that calendar: sealed, and a keyed hash so that the same is not followed twice.
  address_cipher TEXT NOT NULL,
  address_hash   TEXT NOT NULL,
  -- How many places one booking over there takes; NULL: the whole slot.
  takes          INTEGER CHECK (takes > 0),
  -- 1: what is only closed over there, without a guest, is closed here too.
  closures       INTEGER NOT NULL CHECK (closures IN (0, 1)),
  added_at       INTEGER NOT NULL,
  added_by       TEXT NOT NULL,
  -- Counts the times it was asked: an answer is believed only while it is the last that was asked for.
  attempt        INTEGER NOT NULL DEFAULT 0,
  asked_at       INTEGER NOT NULL DEFAULT 0,
  due_at         INTEGER NOT NULL,
  -- What the platform wants to hear when it is asked whether anything changed.
  etag           TEXT,
  last_modified  TEXT,
  -- When it last answered well, and when it was last read in full.
  good_at        INTEGER,
  full_at        INTEGER,
  -- How many of its events nobody could read.
  unreadable     INTEGER NOT NULL DEFAULT 0,
  -- Since when it has not answered well, why it did not the last time, and when its host was told.
  failing_since  INTEGER,
  fault          TEXT,
  failing_told_at INTEGER,
  -- Since when it says that most of what was closed is free again, which is not believed at once.
  doubted_since  INTEGER,
  UNIQUE (product_id, address_hash),
  CHECK ((fault IS NULL) = (failing_since IS NULL)),
  CHECK (failing_told_at IS NULL OR failing_since IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX feed_due ON feed (due_at);

-- When it is busy over there, by its last good word; a repeated event once for each time. No name, no text is kept.
CREATE TABLE feed_busy (
  feed_id   TEXT NOT NULL REFERENCES feed (id),
  uid       TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  -- The nights it covers: from this one on, and up to but without that one.
  from_day  TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_day    TEXT NOT NULL CHECK (to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- 1: someone has booked; 0: it is only closed.
  booked    INTEGER NOT NULL CHECK (booked IN (0, 1)),
  PRIMARY KEY (feed_id, uid, starts_at),
  CHECK (ends_at > starts_at),
  CHECK (to_day > from_day)
) WITHOUT ROWID;

-- What the host recognised as a booking of ours that came back under another name.
CREATE TABLE feed_echo (
  feed_id   TEXT NOT NULL REFERENCES feed (id),
  uid       TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  marked_by TEXT NOT NULL,
  PRIMARY KEY (feed_id, uid)
) WITHOUT ROWID;

-- Which of its busy times reach which slots: a stay by nights, everything else by the hour.
CREATE VIEW feed_reach AS
SELECT feed.id AS feed_id, feed_busy.uid, slot.id AS slot_id, coalesce(feed.takes, slot.capacity) AS places, feed_busy.booked
FROM feed
JOIN product ON product.id = feed.product_id
JOIN feed_busy ON feed_busy.feed_id = feed.id
JOIN slot ON slot.product_id = feed.product_id AND slot.day IS NOT NULL
WHERE iif(product.kind = 'stay',
    slot.day >= feed_busy.from_day AND slot.day < feed_busy.to_day,
    slot.starts_at < feed_busy.ends_at AND slot.ends_at > feed_busy.starts_at
  )
  AND (feed.closures = 1 OR feed_busy.booked = 1)
  AND NOT EXISTS (SELECT 1 FROM feed_echo WHERE feed_echo.feed_id = feed.id AND feed_echo.uid = feed_busy.uid);

-- The same, kept as rows; `blocked` of a slot is their sum, so that a hold asks for nothing more than the slot itself.
CREATE TABLE feed_block (
  slot_id TEXT NOT NULL REFERENCES slot (id),
  feed_id TEXT NOT NULL REFERENCES feed (id),
  uid     TEXT NOT NULL,
  places  INTEGER NOT NULL CHECK (places >= 0),
  booked  INTEGER NOT NULL CHECK (booked IN (0, 1)),
  PRIMARY KEY (slot_id, feed_id, uid)
) WITHOUT ROWID;
CREATE INDEX feed_block_by_feed ON feed_block (feed_id, uid);
CREATE TRIGGER feed_block_blocks AFTER INSERT ON feed_block
BEGIN
  UPDATE slot SET blocked = blocked + NEW.places WHERE id = NEW.slot_id;
END;
CREATE TRIGGER feed_block_reopens AFTER DELETE ON feed_block
BEGIN
  UPDATE slot SET blocked = blocked - OLD.places WHERE id = OLD.slot_id;
END;
CREATE TRIGGER feed_block_stays BEFORE UPDATE ON feed_block
BEGIN
  SELECT RAISE(ABORT, 'a block is taken away and put anew, never edited');
END;

-- A slot opened later, moved, or of another size is blocked like the rest.
CREATE TRIGGER slot_opens_under_feeds AFTER INSERT ON slot WHEN NEW.product_id IS NOT NULL AND NEW.day IS NOT NULL
BEGIN
  INSERT INTO feed_block (slot_id, feed_id, uid, places, booked)
  SELECT slot_id, feed_id, uid, max(places), max(booked) FROM feed_reach WHERE slot_id = NEW.id GROUP BY feed_id, uid;
END;
CREATE TRIGGER slot_moves_under_feeds AFTER UPDATE OF day, starts_at, ends_at, product_id, capacity ON slot
WHEN OLD.product_id IS NOT NULL OR NEW.product_id IS NOT NULL
BEGIN
  DELETE FROM feed_block WHERE slot_id = NEW.id;
  INSERT INTO feed_block (slot_id, feed_id, uid, places, booked)
  SELECT slot_id, feed_id, uid, max(places), max(booked) FROM feed_reach WHERE slot_id = NEW.id GROUP BY feed_id, uid;
END;

-- Where a night was sold here and there: what someone booked over there, and how many places our own sold lines have.
-- A hold is not sold yet, and whoever is not one of several guests too many clashes with nobody.
CREATE VIEW feed_clashing AS
SELECT * FROM (
  SELECT feed_block.feed_id, feed_block.uid, slot.id AS slot_id, slot.product_id, slot.day, slot.starts_at, slot.ends_at,
    slot.capacity,
    (
      SELECT sum(other.places) FROM feed_block AS other WHERE other.slot_id = slot.id AND other.booked = 1
    ) AS elsewhere,
    (
      SELECT coalesce(sum(drawn.value), 0)
      FROM product JOIN order_line ON order_line.host_id = product.host_id, json_each(order_line.draws) AS drawn
      WHERE product.id = slot.product_id AND order_line.status IN ('awaiting_host', 'confirmed') AND drawn.key = slot.id
    ) AS sold
  FROM feed_block JOIN slot ON slot.id = feed_block.slot_id
  WHERE feed_block.booked = 1 AND slot.taken > 0 AND slot.taken + slot.blocked > slot.capacity
) WHERE sold > 0 AND sold + elsewhere > capacity;

-- Of which of them the host was told, on which days, and which she has settled.
CREATE TABLE feed_clash (
  feed_id    TEXT NOT NULL REFERENCES feed (id),
  uid        TEXT NOT NULL,
  days       TEXT NOT NULL CHECK (json_type(days) = 'array'),
  found_at   INTEGER NOT NULL,
  settled_at INTEGER,
  settled_by TEXT,
  PRIMARY KEY (feed_id, uid),
  CHECK ((settled_at IS NULL) = (settled_by IS NULL))
) WITHOUT ROWID;

-- As before, but what is taken on other platforms is not sold.
DROP TRIGGER hold_decides;

-- A hold that cannot be met in full leaves nothing behind. RAISE(IGNORE) skips this row and aborts nobody else's.
CREATE TRIGGER hold_decides INSTEAD OF INSERT ON hold
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE idempotency_key = NEW.idempotency_key);
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE code = NEW.code);
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.draws) AS wanted LEFT JOIN slot ON slot.id = wanted.key
    WHERE slot.id IS NULL
      OR slot.taken + slot.blocked + wanted.value > slot.capacity
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
