-- The township itself: what it calls itself, and which days cost what.

CREATE TABLE setting (
  key        TEXT PRIMARY KEY,
  value      TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;

-- A year stands here only when its days below are known to be complete.
-- A price for a day of any other year is provisional.
CREATE TABLE holiday_year (
  year   INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200),
  source TEXT NOT NULL
);

-- 'holiday': a day off by the State Council's notice; 'workday': a weekend day worked in exchange (调休).
CREATE TABLE holiday (
  day  TEXT PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL
) WITHOUT ROWID;
