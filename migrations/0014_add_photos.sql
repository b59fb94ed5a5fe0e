-- Photographs of farms, of what they sell and of places. The files lie in R2 under the hash of their bytes.

-- A file that was looked through and rid of everything but its picture. One that nothing shows goes after a day.
CREATE TABLE photo_file (
  hash        TEXT PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  type        TEXT NOT NULL CHECK (type IN ('jpg', 'png', 'webp')),
  width       INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1600),
  height      INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1600),
  bytes       INTEGER NOT NULL CHECK (bytes > 0),
  uploaded_by TEXT NOT NULL,
  uploaded_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX photo_file_by_time ON photo_file (uploaded_at);
CREATE INDEX photo_file_by_person ON photo_file (uploaded_by, uploaded_at);

-- What a photograph is of: a farm, something that it sells, or a place. Nobody sees one of a farm's before staff have.
CREATE TABLE photo (
  id          TEXT PRIMARY KEY,
  -- The large one and the one for lists.
  hash        TEXT NOT NULL REFERENCES photo_file (hash),
  small_hash  TEXT NOT NULL REFERENCES photo_file (hash),
  host_id     TEXT REFERENCES host (id),
  product_id  TEXT REFERENCES product (id),
  place_id    TEXT REFERENCES place (id),
  position    INTEGER NOT NULL,
  -- What it shows, for those who do not see it.
  alt         TEXT NOT NULL CHECK (length(alt) BETWEEN 1 AND 100),
  state       TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'refused')),
  added_by    TEXT NOT NULL,
  added_at    INTEGER NOT NULL,
  reviewed_by TEXT,
  reviewed_at INTEGER,
  -- Why it was refused, for the host.
  reason      TEXT NOT NULL DEFAULT '',
  removed_by  TEXT,
  removed_at  INTEGER,
  CHECK ((host_id IS NULL) <> (place_id IS NULL)),
  CHECK (product_id IS NULL OR host_id IS NOT NULL),
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) WITHOUT ROWID;
-- Adding the same one again adds nothing.
CREATE UNIQUE INDEX photo_once ON photo (coalesce(product_id, host_id, place_id), hash) WHERE removed_at IS NULL;
CREATE INDEX photo_of_product ON photo (product_id, position) WHERE removed_at IS NULL AND product_id IS NOT NULL;
CREATE INDEX photo_of_host ON photo (host_id, position) WHERE removed_at IS NULL AND host_id IS NOT NULL;
CREATE INDEX photo_of_place ON photo (place_id, position) WHERE removed_at IS NULL AND place_id IS NOT NULL;
CREATE INDEX photo_waiting ON photo (added_at) WHERE state = 'waiting' AND removed_at IS NULL;
CREATE INDEX photo_by_file ON photo (hash);
CREATE INDEX photo_by_small_file ON photo (small_hash);

CREATE TRIGGER photo_keeps_its_file BEFORE UPDATE OF hash, small_hash, host_id, product_id, place_id ON photo
BEGIN
  SELECT RAISE(ABORT, 'a photo is replaced by another one, never edited');
END;
CREATE TRIGGER photo_is_of_its_host BEFORE INSERT ON photo
WHEN NEW.product_id IS NOT NULL AND NEW.host_id IS NOT (SELECT host_id FROM product WHERE id = NEW.product_id)
BEGIN
  SELECT RAISE(ABORT, 'a product is pictured by its own host');
END;
