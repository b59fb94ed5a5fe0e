-- One point, three lines: places, the lines through them, and the hosts who live there.

CREATE TABLE place (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  -- GCJ-02 degrees, as Chinese maps use; converted to WGS-84 at the edge.
  lng     REAL CHECK (lng BETWEEN -180 AND 180),
  lat     REAL CHECK (lat BETWEEN -90 AND 90),
  story   TEXT NOT NULL DEFAULT '',
  toilet  INTEGER NOT NULL DEFAULT 0 CHECK (toilet IN (0, 1)),
  petrol  INTEGER NOT NULL DEFAULT 0 CHECK (petrol IN (0, 1)),
  CHECK ((lng IS NULL) = (lat IS NULL))
) WITHOUT ROWID;

CREATE TABLE line (
  id       TEXT PRIMARY KEY,
  slug     TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  letter   TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  theme    TEXT NOT NULL,
  summary  TEXT NOT NULL DEFAULT '',
  season   TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Position 0 is the hub, where every line begins.
CREATE TABLE stop (
  line_id      TEXT NOT NULL REFERENCES line (id),
  position     INTEGER NOT NULL CHECK (position >= 0),
  place_id     TEXT NOT NULL REFERENCES place (id),
  stay_minutes INTEGER NOT NULL DEFAULT 0 CHECK (stay_minutes >= 0),
  PRIMARY KEY (line_id, position),
  UNIQUE (line_id, place_id)
) WITHOUT ROWID;

-- The way from the stop at `position` to the next one.
CREATE TABLE segment (
  line_id    TEXT NOT NULL,
  position   INTEGER NOT NULL,
  distance_m INTEGER NOT NULL CHECK (distance_m > 0),
  minutes    INTEGER NOT NULL CHECK (minutes > 0),
  mode       TEXT NOT NULL CHECK (mode IN ('walk', 'drive', 'boat')),
  note       TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (line_id, position),
  FOREIGN KEY (line_id, position) REFERENCES stop (line_id, position)
) WITHOUT ROWID;

CREATE TABLE host (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  person    TEXT NOT NULL,
  place_id  TEXT NOT NULL REFERENCES place (id),
  story     TEXT NOT NULL DEFAULT '',
  -- The number the host publishes for guests; not a private one.
  phone     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE certificate (
  id         TEXT PRIMARY KEY,
  host_id    TEXT NOT NULL REFERENCES host (id),
  kind       TEXT NOT NULL CHECK (kind IN ('family_farm_province', 'family_farm_city', 'food', 'fire', 'oil_workshop')),
  number     TEXT NOT NULL,
  -- The last local day on which it is valid.
  expires_on TEXT NOT NULL CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX certificate_by_host ON certificate (host_id, kind);
