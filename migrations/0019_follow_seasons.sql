-- What is picked has seasons: an estimate of when they open and end, and what its host says of the fruit meanwhile. Sales
-- follow both.

CREATE TABLE season (
  id         TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id),
  -- The first and the last local day, as estimated.
  opens_on   TEXT NOT NULL CHECK (opens_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on    TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  CHECK (ends_on >= opens_on)
) WITHOUT ROWID;
CREATE INDEX season_by_product ON season (product_id, opens_on);

CREATE TRIGGER season_fits_insert BEFORE INSERT ON season
BEGIN
  SELECT RAISE(ABORT, 'only what is picked has seasons')
  WHERE (SELECT kind FROM product WHERE id = NEW.product_id) <> 'picking';
  SELECT RAISE(ABORT, 'the seasons of a product do not overlap') WHERE EXISTS (
    SELECT 1 FROM season WHERE product_id = NEW.product_id AND opens_on <= NEW.ends_on AND ends_on >= NEW.opens_on
  );
END;
CREATE TRIGGER season_fits_update BEFORE UPDATE ON season
BEGIN
  SELECT RAISE(ABORT, 'a season stays with its product') WHERE NEW.product_id <> OLD.product_id OR NEW.id <> OLD.id;
  SELECT RAISE(ABORT, 'the seasons of a product do not overlap') WHERE EXISTS (
    SELECT 1 FROM season
    WHERE product_id = NEW.product_id AND id <> NEW.id AND opens_on <= NEW.ends_on AND ends_on >= NEW.opens_on
  );
END;
CREATE TRIGGER season_stays BEFORE DELETE ON season
BEGIN
  SELECT RAISE(ABORT, 'a season is part of what was said and sold: it stays');
END;

-- What a host says of her fruit on a day. The latest that was not taken back counts; all of them stay. A photograph will
-- name the report it belongs to.
CREATE TABLE ripeness (
  id           TEXT PRIMARY KEY,
  season_id    TEXT NOT NULL REFERENCES season (id),
  -- The local day of `reported_at`.
  day          TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  state        TEXT NOT NULL CHECK (state IN ('not_yet', 'first', 'ripe', 'last_days', 'over')),
  note         TEXT NOT NULL DEFAULT '',
  note_en      TEXT,
  reported_at  INTEGER NOT NULL,
  reported_by  TEXT NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) WITHOUT ROWID;
CREATE INDEX ripeness_by_season ON ripeness (season_id, reported_at, id) WHERE withdrawn_at IS NULL;
CREATE INDEX ripeness_by_time ON ripeness (reported_at) WHERE withdrawn_at IS NULL;

CREATE TRIGGER ripeness_keeps_update BEFORE UPDATE ON ripeness
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.season_id <> OLD.season_id OR NEW.day <> OLD.day
  OR NEW.state <> OLD.state OR NEW.note <> OLD.note OR NEW.note_en IS NOT OLD.note_en
  OR NEW.reported_at <> OLD.reported_at OR NEW.reported_by <> OLD.reported_by
BEGIN
  SELECT RAISE(ABORT, 'a report is taken back, never edited');
END;
CREATE TRIGGER ripeness_keeps_delete BEFORE DELETE ON ripeness
BEGIN
  SELECT RAISE(ABORT, 'reports of ripeness are never deleted');
END;

-- When each season is sold: by its estimate, until its host knows better. The same as `windowOf` in the code.
CREATE VIEW season_sale AS
SELECT season_id, product_id, opens_on, ends_on, report_id, state, day, note, note_en,
  -- What had begun by then is no longer touched by it.
  max(changed_at, coalesce(reported_at, 0)) AS said_at,
  CASE
    WHEN state IN ('first', 'ripe', 'last_days', 'over') THEN min(opens_on, day)
    ELSE date(opens_on, '+' || late || ' days') END AS sells_from,
  CASE state
    WHEN 'over' THEN date(day, '-1 day')
    WHEN 'last_days' THEN iif(
      date(ends_on, '+' || late || ' days') BETWEEN day AND date(day, '+5 days'),
      date(ends_on, '+' || late || ' days'), date(day, '+5 days')
    )
    WHEN 'not_yet' THEN date(ends_on, '+' || late || ' days')
    WHEN 'first' THEN max(date(ends_on, '+' || late || ' days'), date(day, '+7 days'))
    WHEN 'ripe' THEN max(date(ends_on, '+' || late || ' days'), date(day, '+7 days'))
    ELSE ends_on END AS sells_until
FROM (
  SELECT season.id AS season_id, season.product_id, season.opens_on, season.ends_on, season.changed_at,
    said.id AS report_id, said.state, said.day, said.note, said.note_en, said.reported_at,
    -- Not ripe on the day it was to open, or later: a week from then, and all of the season with it.
    coalesce((
      SELECT CAST(julianday(max(late.day)) + 7 - julianday(season.opens_on) AS INTEGER) FROM ripeness AS late
      WHERE late.season_id = season.id AND late.withdrawn_at IS NULL
        AND late.state = 'not_yet' AND late.day >= season.opens_on
    ), 0) AS late
  FROM season LEFT JOIN ripeness AS said ON said.id = (
    SELECT id FROM ripeness WHERE ripeness.season_id = season.id AND ripeness.withdrawn_at IS NULL
    ORDER BY ripeness.reported_at DESC, ripeness.id DESC LIMIT 1
  )
);

-- Slots of what has seasons that lie in none. A stock lot has no day, and is sold all year.
CREATE VIEW slot_off_season AS
SELECT slot.id AS slot_id FROM slot
WHERE slot.day IS NOT NULL AND slot.product_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM season WHERE season.product_id = slot.product_id)
  AND NOT EXISTS (
    SELECT 1 FROM season_sale WHERE season_sale.product_id = slot.product_id
      AND (slot.day BETWEEN season_sale.sells_from AND season_sale.sells_until OR slot.starts_at <= season_sale.said_at)
  );

-- Whatever is said of a season changes what may be sold: an order priced before is refused, and priced anew.
CREATE TRIGGER season_versions_insert AFTER INSERT ON season
BEGIN
  UPDATE product SET version = version + 1 WHERE id = NEW.product_id;
END;
CREATE TRIGGER season_versions_update AFTER UPDATE OF opens_on, ends_on ON season
BEGIN
  UPDATE product SET version = version + 1 WHERE id = NEW.product_id;
END;
CREATE TRIGGER ripeness_versions_insert AFTER INSERT ON ripeness
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM season WHERE id = NEW.season_id);
END;
CREATE TRIGGER ripeness_versions_update AFTER UPDATE OF withdrawn_at ON ripeness
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM season WHERE id = NEW.season_id);
END;
