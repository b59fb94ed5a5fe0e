-- Everything that can run out is a slot with a capacity. A product's units say what they draw from it.

-- A policy never changes: an edited one is a new row, so that an order keeps the terms it was sold under.
-- tiers: [{"hoursBefore": 72, "feePercent": 0}, …] from early to late; later than the last tier costs everything.
CREATE TABLE cancellation_policy (
  id    TEXT PRIMARY KEY,
  name  TEXT NOT NULL,
  tiers TEXT NOT NULL CHECK (json_valid(tiers))
) WITHOUT ROWID;
CREATE TRIGGER cancellation_policy_keeps BEFORE UPDATE ON cancellation_policy
BEGIN
  SELECT RAISE(ABORT, 'a cancellation policy is never edited: add a new one');
END;

CREATE TABLE product (
  id                   TEXT PRIMARY KEY,
  host_id              TEXT NOT NULL REFERENCES host (id),
  place_id             TEXT NOT NULL REFERENCES place (id),
  kind                 TEXT NOT NULL CHECK (kind IN ('stay', 'picking', 'meal', 'departure', 'walk', 'workshop', 'entry', 'goods', 'session', 'offer', 'reward')),
  name                 TEXT NOT NULL,
  summary              TEXT NOT NULL DEFAULT '',
  policy_id            TEXT NOT NULL REFERENCES cancellation_policy (id),
  -- The certificate its host must hold for it to be sold at all.
  required_certificate TEXT,
  -- 1: one buyer may hold or have at most one live line of it.
  once_per_buyer       INTEGER NOT NULL DEFAULT 0 CHECK (once_per_buyer IN (0, 1)),
  -- What is added at the scale, for what is picked and weighed (fen per 斤, 500 g).
  weighed_fen          INTEGER CHECK (weighed_fen > 0),
  state                TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'review', 'published', 'closed')),
  -- Counts every change of what is sold and for how much. An order carries the version it was priced with.
  version              INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX product_by_place ON product (place_id);
CREATE INDEX product_by_host ON product (host_id);

CREATE TABLE unit (
  id           TEXT PRIMARY KEY,
  product_id   TEXT NOT NULL REFERENCES product (id),
  position     INTEGER NOT NULL,
  name         TEXT NOT NULL,
  -- How many people one unit takes in: 2 for a double room, 1 for a child's seat, 0 for a jar.
  people       INTEGER NOT NULL CHECK (people >= 0),
  -- What one unit takes from its product's slot.
  draw         INTEGER NOT NULL DEFAULT 1 CHECK (draw > 0),
  min_quantity INTEGER NOT NULL DEFAULT 1 CHECK (min_quantity > 0),
  max_quantity INTEGER NOT NULL DEFAULT 20 CHECK (max_quantity BETWEEN min_quantity AND 999),
  weekday_fen  INTEGER NOT NULL CHECK (weekday_fen >= 0),
  weekend_fen  INTEGER NOT NULL CHECK (weekend_fen >= 0),
  holiday_fen  INTEGER NOT NULL CHECK (holiday_fen >= 0),
  UNIQUE (product_id, position)
) WITHOUT ROWID;

-- A cap is shared by many products: the wetland's carrying capacity, a car park.
CREATE TABLE cap (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

-- What one unit takes from a shared cap on each day it covers.
CREATE TABLE unit_cap (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  cap_id  TEXT NOT NULL REFERENCES cap (id),
  draw    INTEGER NOT NULL CHECK (draw > 0),
  PRIMARY KEY (unit_id, cap_id)
) WITHOUT ROWID;

CREATE TABLE slot (
  id           TEXT PRIMARY KEY,
  -- A slot belongs to a product, or it is one day of a cap.
  product_id   TEXT REFERENCES product (id),
  cap_id       TEXT REFERENCES cap (id),
  -- The local day it is shown under; a stock lot has none.
  day          TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  starts_at    INTEGER,
  ends_at      INTEGER,
  -- From this instant on it is no longer sold.
  sale_ends_at INTEGER NOT NULL,
  tier         TEXT NOT NULL DEFAULT 'weekday' CHECK (tier IN ('weekday', 'weekend', 'holiday')),
  -- 1: the tier was set without a published holiday calendar.
  provisional  INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)),
  capacity     INTEGER NOT NULL CHECK (capacity >= 0),
  taken        INTEGER NOT NULL DEFAULT 0,
  state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  CHECK (taken BETWEEN 0 AND capacity),
  CHECK ((product_id IS NULL) <> (cap_id IS NULL)),
  CHECK ((starts_at IS NULL) = (ends_at IS NULL)),
  CHECK (ends_at > starts_at)
) WITHOUT ROWID;
CREATE INDEX slot_by_product ON slot (product_id, day, starts_at) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX slot_by_cap ON slot (cap_id, day) WHERE cap_id IS NOT NULL;
CREATE INDEX slot_by_day ON slot (day);

CREATE TRIGGER slot_stays BEFORE DELETE ON slot
BEGIN
  SELECT RAISE(ABORT, 'a slot is closed, never deleted: orders point at it');
END;

-- Whatever changes what a buyer is shown moves the product's version, so that an order priced before is refused.
CREATE TRIGGER product_versions AFTER UPDATE OF host_id, place_id, kind, name, policy_id, required_certificate, once_per_buyer, weighed_fen, state ON product
BEGIN
  UPDATE product SET version = version + 1 WHERE id = NEW.id;
END;
CREATE TRIGGER unit_versions AFTER UPDATE ON unit
BEGIN
  UPDATE product SET version = version + 1 WHERE id IN (OLD.product_id, NEW.product_id);
END;
CREATE TRIGGER unit_versions_insert AFTER INSERT ON unit
BEGIN
  UPDATE product SET version = version + 1 WHERE id = NEW.product_id;
END;
CREATE TRIGGER unit_versions_delete AFTER DELETE ON unit
BEGIN
  UPDATE product SET version = version + 1 WHERE id = OLD.product_id;
END;
CREATE TRIGGER unit_cap_versions_insert AFTER INSERT ON unit_cap
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM unit WHERE id = NEW.unit_id);
END;
CREATE TRIGGER unit_cap_versions_update AFTER UPDATE ON unit_cap
BEGIN
  UPDATE product SET version = version + 1 WHERE id IN (SELECT product_id FROM unit WHERE id IN (OLD.unit_id, NEW.unit_id));
END;
CREATE TRIGGER unit_cap_versions_delete AFTER DELETE ON unit_cap
BEGIN
  UPDATE product SET version = version + 1 WHERE id = (SELECT product_id FROM unit WHERE id = OLD.unit_id);
END;
CREATE TRIGGER slot_versions AFTER UPDATE OF product_id, cap_id, day, starts_at, ends_at, sale_ends_at, tier, provisional ON slot
BEGIN
  UPDATE product SET version = version + 1 WHERE id IN (OLD.product_id, NEW.product_id);
END;
-- A price remembers which slot of a cap belongs to which day.
CREATE TRIGGER cap_slot_versions_insert AFTER INSERT ON slot WHEN NEW.cap_id IS NOT NULL
BEGIN
  UPDATE product SET version = version + 1
  WHERE id IN (SELECT product_id FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id WHERE cap_id = NEW.cap_id);
END;
CREATE TRIGGER cap_slot_versions_update AFTER UPDATE OF cap_id, day ON slot WHEN NEW.cap_id IS NOT NULL OR OLD.cap_id IS NOT NULL
BEGIN
  UPDATE product SET version = version + 1
  WHERE id IN (SELECT product_id FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id WHERE cap_id IN (OLD.cap_id, NEW.cap_id));
END;
CREATE TRIGGER certificate_versions_delete AFTER DELETE ON certificate
BEGIN
  UPDATE product SET version = version + 1 WHERE host_id = OLD.host_id AND required_certificate IS NOT NULL;
END;
CREATE TRIGGER certificate_versions AFTER UPDATE ON certificate
BEGIN
  UPDATE product SET version = version + 1 WHERE host_id IN (OLD.host_id, NEW.host_id) AND required_certificate IS NOT NULL;
END;
CREATE TRIGGER certificate_versions_insert AFTER INSERT ON certificate
BEGIN
  UPDATE product SET version = version + 1 WHERE host_id = NEW.host_id AND required_certificate IS NOT NULL;
END;
