-- Orders, what each of their lines draws, the ledger of money, and the record of every change.

CREATE TABLE orders (
  -- A UUID that sorts by time: new rows stand together at the end of the table.
  id               TEXT PRIMARY KEY,
  -- What the guest shows at the gate.
  code             TEXT NOT NULL UNIQUE,
  idempotency_key  TEXT NOT NULL UNIQUE,
  -- A keyed hash of the request, so that a key that comes again with another body is refused.
  request_hash     TEXT NOT NULL,
  status           TEXT NOT NULL CHECK (status IN ('held', 'confirmed', 'completed', 'expired', 'cancelled')),
  placed_at        INTEGER NOT NULL,
  expires_at       INTEGER NOT NULL,
  -- When the last of its lines is over; NULL while a line has no end, such as goods to fetch.
  ends_at          INTEGER,
  total_fen        INTEGER NOT NULL CHECK (total_fen >= 0),
  contact_name     TEXT NOT NULL,
  phone_cipher     TEXT NOT NULL,
  phone_hash       TEXT NOT NULL,
  consent_version  TEXT,
  party            TEXT CHECK (json_valid(party)),
  address_cipher   TEXT,
  campaign         TEXT,
  note             TEXT,
  -- Raised to revoke every link to the order given out before.
  token_version    INTEGER NOT NULL DEFAULT 1,
  -- Raised by every change; a change names the revision it saw.
  revision         INTEGER NOT NULL DEFAULT 1,
  changed_at       INTEGER NOT NULL,
  changed_by       TEXT NOT NULL,
  changed_door     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX orders_held ON orders (expires_at) WHERE status = 'held';
CREATE INDEX orders_confirmed ON orders (ends_at) WHERE status = 'confirmed';

CREATE TABLE order_line (
  order_id     TEXT NOT NULL REFERENCES orders (id),
  position     INTEGER NOT NULL CHECK (position >= 0),
  product_id   TEXT NOT NULL REFERENCES product (id),
  unit_id      TEXT NOT NULL REFERENCES unit (id),
  host_id      TEXT NOT NULL REFERENCES host (id),
  policy_id    TEXT NOT NULL REFERENCES cancellation_policy (id),
  -- As product and unit were called when they were sold.
  title        TEXT NOT NULL,
  unit_name    TEXT NOT NULL,
  quantity     INTEGER NOT NULL CHECK (quantity > 0),
  amount_fen   INTEGER NOT NULL CHECK (amount_fen >= 0),
  -- What a cancellation of this line cost the guest.
  fee_fen      INTEGER NOT NULL DEFAULT 0 CHECK (fee_fen BETWEEN 0 AND amount_fen),
  starts_at    INTEGER,
  ends_at      INTEGER,
  -- [{"id", "day", "startsAt", "endsAt", "priceFen"}], one for each night or session; the price is of one unit.
  slots        TEXT NOT NULL CHECK (json_type(slots) = 'array'),
  -- {"slotId": places}: what this line takes while it lives, shared caps included.
  draws        TEXT NOT NULL CHECK (json_type(draws) = 'object'),
  -- The once-per-buyer right it uses up while it lives; NULL for what anyone may have twice.
  claim_key    TEXT,
  status       TEXT NOT NULL CHECK (status IN ('held', 'awaiting_host', 'confirmed', 'completed', 'declined', 'expired', 'cancelled')),
  arrived      INTEGER NOT NULL DEFAULT 0,
  no_show      INTEGER NOT NULL DEFAULT 0,
  CHECK (arrived >= 0 AND no_show >= 0 AND arrived + no_show <= quantity),
  PRIMARY KEY (order_id, position)
) WITHOUT ROWID;

-- Who has used up a once-per-buyer right, by which live line.
CREATE TABLE claim (
  key      TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  FOREIGN KEY (order_id, position) REFERENCES order_line (order_id, position)
) WITHOUT ROWID;

-- Money that moved, by which door. A refund is a row of its own; nothing here is ever edited but a pending state.
CREATE TABLE payment (
  id         TEXT PRIMARY KEY,
  order_id   TEXT NOT NULL REFERENCES orders (id),
  kind       TEXT NOT NULL CHECK (kind IN ('charge', 'refund')),
  door       TEXT NOT NULL CHECK (door IN ('farm', 'test', 'wechat')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  state      TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'failed')),
  -- Our own number for this movement; the same one again is the same movement.
  reference  TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
);
CREATE INDEX payment_by_order ON payment (order_id);

-- Who did what, when, through which door.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  actor      TEXT NOT NULL,
  door       TEXT NOT NULL,
  detail     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
);
CREATE TRIGGER event_keeps_update BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are never edited');
END;
CREATE TRIGGER event_keeps_delete BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are never deleted');
END;

-- What someone should hear of: one row per event and recipient, written with the change itself.
-- recipient: 'guest:<order id>' or 'host:<host id>'.
CREATE TABLE outbox (
  event_id  INTEGER NOT NULL REFERENCES event (id),
  recipient TEXT NOT NULL,
  sent_at   INTEGER,
  attempts  INTEGER NOT NULL DEFAULT 0,
  due_at    INTEGER NOT NULL,
  PRIMARY KEY (event_id, recipient)
) WITHOUT ROWID;
