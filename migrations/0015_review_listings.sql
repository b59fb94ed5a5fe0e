-- What hosts write of themselves and of what they sell, and the township's eye on it before guests see it.

-- A farm that was opened here is nowhere public before its first listing is approved.
ALTER TABLE host ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('draft', 'open', 'closed'));

-- A unit that was sold stays for its orders; one that is withdrawn is offered no more.
ALTER TABLE unit ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

-- A certificate counts once staff have compared it with the paper.
ALTER TABLE certificate ADD COLUMN state TEXT NOT NULL DEFAULT 'valid' CHECK (state IN ('waiting', 'valid', 'refused'));
ALTER TABLE certificate ADD COLUMN added_by TEXT;
ALTER TABLE certificate ADD COLUMN reviewed_by TEXT;
ALTER TABLE certificate ADD COLUMN reviewed_at INTEGER;
-- Why it was refused, for the host.
ALTER TABLE certificate ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- When its host was told that it is about to lapse.
ALTER TABLE certificate ADD COLUMN warned_at INTEGER;
CREATE INDEX certificate_waiting ON certificate (id) WHERE state = 'waiting';

-- Every version of what a host wrote of a listing. Guests see the rows of `product` and `unit`, which an approved version
-- is written into; prices and open days are changed there directly.
CREATE TABLE listing_version (
  id           TEXT PRIMARY KEY,
  product_id   TEXT NOT NULL REFERENCES product (id),
  host_id      TEXT NOT NULL REFERENCES host (id),
  number       INTEGER NOT NULL CHECK (number > 0),
  -- As in `ListingContent`.
  content      TEXT NOT NULL CHECK (json_type(content) = 'object'),
  state        TEXT NOT NULL CHECK (state IN ('draft', 'review', 'returned', 'published', 'superseded')),
  edited_by    TEXT NOT NULL,
  edited_at    INTEGER NOT NULL,
  -- Raised by every change; who approves names the one they read.
  revision     INTEGER NOT NULL DEFAULT 1,
  submitted_at INTEGER,
  reviewed_by  TEXT,
  reviewed_at  INTEGER,
  -- What the reviewer wrote back.
  reason       TEXT NOT NULL DEFAULT '',
  UNIQUE (product_id, number)
) WITHOUT ROWID;
-- One version at a time is worked on.
CREATE UNIQUE INDEX listing_version_open ON listing_version (product_id) WHERE state IN ('draft', 'review', 'returned');
CREATE INDEX listing_version_by_host ON listing_version (host_id);
CREATE INDEX listing_version_in_review ON listing_version (submitted_at) WHERE state = 'review';

CREATE TRIGGER listing_version_keeps BEFORE UPDATE OF content ON listing_version
WHEN OLD.state IN ('published', 'superseded')
BEGIN
  SELECT RAISE(ABORT, 'a version that was published is never edited: begin another');
END;
CREATE TRIGGER listing_version_stays BEFORE DELETE ON listing_version
BEGIN
  SELECT RAISE(ABORT, 'versions are never deleted');
END;
