-- A warden's notice closes a line, a place, a product or a cap for a period.
-- Segments and areas are named already: what they reach is defined with the wardens' own pages.

CREATE TABLE closure (
  id           TEXT PRIMARY KEY,
  title        TEXT NOT NULL,
  reason       TEXT NOT NULL CHECK (reason IN ('forest_fire', 'flood', 'fishing_ban', 'capacity', 'roadworks', 'weather', 'other')),
  body         TEXT NOT NULL DEFAULT '',
  starts_at    INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  reopened_at  INTEGER,
  CHECK (ends_at > starts_at)
) WITHOUT ROWID;
CREATE INDEX closure_in_force ON closure (ends_at) WHERE reopened_at IS NULL;

CREATE TABLE closure_target (
  closure_id TEXT NOT NULL REFERENCES closure (id),
  kind       TEXT NOT NULL CHECK (kind IN ('line', 'segment', 'place', 'area', 'product', 'cap')),
  target_id  TEXT NOT NULL,
  PRIMARY KEY (closure_id, kind, target_id)
) WITHOUT ROWID;

-- Which closures in force touch which slots. The hub (position 0) belongs to every line and is not closed with one.
CREATE VIEW closure_reach AS
SELECT closure.id AS closure_id, slot.id AS slot_id
FROM closure
JOIN closure_target ON closure_target.closure_id = closure.id
JOIN slot ON slot.starts_at < closure.ends_at AND slot.ends_at > closure.starts_at
LEFT JOIN product ON product.id = slot.product_id
WHERE closure.reopened_at IS NULL
  AND CASE closure_target.kind
    WHEN 'product' THEN product.id = closure_target.target_id
    WHEN 'cap' THEN slot.cap_id = closure_target.target_id
    WHEN 'place' THEN product.place_id = closure_target.target_id
    WHEN 'line' THEN EXISTS (
      SELECT 1 FROM stop
      WHERE stop.line_id = closure_target.target_id AND stop.place_id = product.place_id AND stop.position > 0
    )
    ELSE 0
  END;

-- The same, kept as rows: a hold asks once per slot.
CREATE TABLE slot_closure (
  slot_id    TEXT NOT NULL REFERENCES slot (id),
  closure_id TEXT NOT NULL REFERENCES closure (id),
  PRIMARY KEY (slot_id, closure_id)
) WITHOUT ROWID;

-- A slot opened later, or moved into a closed period, is closed like the rest.
CREATE TRIGGER slot_opens_under_closures AFTER INSERT ON slot
BEGIN
  INSERT INTO slot_closure (slot_id, closure_id)
  SELECT DISTINCT slot_id, closure_id FROM closure_reach WHERE slot_id = NEW.id;
END;
CREATE TRIGGER product_moves_under_closures AFTER UPDATE OF place_id ON product
BEGIN
  DELETE FROM slot_closure WHERE slot_id IN (SELECT id FROM slot WHERE product_id = NEW.id);
  INSERT INTO slot_closure (slot_id, closure_id)
  SELECT DISTINCT slot_id, closure_id FROM closure_reach JOIN slot ON slot.id = slot_id WHERE slot.product_id = NEW.id;
END;
CREATE TRIGGER slot_moves_under_closures AFTER UPDATE OF starts_at, ends_at, product_id, cap_id ON slot
BEGIN
  DELETE FROM slot_closure WHERE slot_id = NEW.id;
  INSERT INTO slot_closure (slot_id, closure_id)
  SELECT DISTINCT slot_id, closure_id FROM closure_reach WHERE slot_id = NEW.id;
END;
