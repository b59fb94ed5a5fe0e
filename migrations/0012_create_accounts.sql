-- Who signs in, what they may do, and for whom they act.

CREATE TABLE account (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL DEFAULT '',
  -- Sealed, and a keyed hash to find it by. Both go with the person; the row stays, since events name it.
  phone_cipher TEXT,
  phone_hash   TEXT UNIQUE,
  lang         TEXT NOT NULL DEFAULT 'zh-CN' CHECK (lang IN ('zh-CN', 'en')),
  created_at   INTEGER NOT NULL,
  erased_at    INTEGER,
  CHECK ((phone_cipher IS NULL) = (phone_hash IS NULL)),
  CHECK ((phone_hash IS NULL) = (erased_at IS NOT NULL))
) WITHOUT ROWID;

-- Which text someone agreed to, and when.
CREATE TABLE consent (
  account_id TEXT NOT NULL REFERENCES account (id),
  document   TEXT NOT NULL CHECK (document IN ('privacy')),
  version    TEXT NOT NULL,
  given_at   INTEGER NOT NULL,
  PRIMARY KEY (account_id, document, version)
) WITHOUT ROWID;

-- A code that was sent to a phone. It opens only the page that asked for it, so that nobody's guesses use up another's
-- tries: `id` stands in that page's address and in no message.
CREATE TABLE sign_in_code (
  id           TEXT PRIMARY KEY,
  phone_cipher TEXT NOT NULL,
  phone_hash   TEXT NOT NULL,
  -- A keyed hash of the network address that asked.
  address_hash TEXT NOT NULL,
  code_hash    TEXT NOT NULL,
  consent      TEXT NOT NULL,
  sent_at      INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  tries        INTEGER NOT NULL DEFAULT 0,
  used_at      INTEGER,
  CHECK (tries BETWEEN 0 AND 5)
) WITHOUT ROWID;
CREATE INDEX sign_in_code_by_phone ON sign_in_code (phone_hash, sent_at);
CREATE INDEX sign_in_code_by_address ON sign_in_code (address_hash, sent_at);
CREATE INDEX sign_in_code_by_time ON sign_in_code (sent_at);

-- A browser that is signed in. Signing out deletes the row; what happened stands in `event`.
CREATE TABLE session (
  id         TEXT PRIMARY KEY,
  -- SHA-256 of the token in the cookie.
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  -- What the browser calls itself, in a few words.
  device     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- To the day, so that reading does not write.
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_time ON session (expires_at);

-- What someone does for the township. A role that ended stays, with who gave and who took it.
CREATE TABLE staff_role (
  account_id TEXT NOT NULL REFERENCES account (id),
  role       TEXT NOT NULL CHECK (role IN ('warden', 'editor', 'reviewer', 'operator', 'finance', 'admin')),
  granted_at INTEGER NOT NULL,
  granted_by TEXT NOT NULL,
  ended_at   INTEGER,
  ended_by   TEXT,
  PRIMARY KEY (account_id, role, granted_at)
) WITHOUT ROWID;
CREATE UNIQUE INDEX staff_role_once ON staff_role (account_id, role) WHERE ended_at IS NULL;

-- Whose farm it is, and who acts for her. A helper acts until her consent is withdrawn.
CREATE TABLE host_member (
  host_id    TEXT NOT NULL REFERENCES host (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  kind       TEXT NOT NULL CHECK (kind IN ('owner', 'helper')),
  since      INTEGER NOT NULL,
  -- Whose word it was.
  granted_by TEXT NOT NULL,
  ended_at   INTEGER,
  ended_by   TEXT,
  PRIMARY KEY (host_id, account_id, since)
) WITHOUT ROWID;
CREATE UNIQUE INDEX host_member_once ON host_member (account_id, host_id) WHERE ended_at IS NULL;

-- Asks whoever has a phone number to act for a host, or for the township. Nothing is given before they say yes.
CREATE TABLE invitation (
  id           TEXT PRIMARY KEY,
  phone_cipher TEXT NOT NULL,
  phone_hash   TEXT NOT NULL,
  host_id      TEXT REFERENCES host (id),
  role         TEXT CHECK (role IN ('warden', 'editor', 'reviewer', 'operator', 'finance', 'admin')),
  invited_by   TEXT NOT NULL REFERENCES account (id),
  invited_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  answer       TEXT CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
  answered_at  INTEGER,
  CHECK ((host_id IS NULL) <> (role IS NULL)),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
) WITHOUT ROWID;
CREATE INDEX invitation_by_phone ON invitation (phone_hash) WHERE answer IS NULL;
CREATE INDEX invitation_by_host ON invitation (host_id) WHERE answer IS NULL;

-- Whose an order is. One placed by a guest joins the account when the same phone signs in.
ALTER TABLE orders ADD COLUMN account_id TEXT REFERENCES account (id);
CREATE INDEX orders_by_account ON orders (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX orders_by_phone ON orders (phone_hash) WHERE account_id IS NULL;

DROP TRIGGER hold_decides;
DROP VIEW hold;
CREATE VIEW hold AS
SELECT id, code, idempotency_key, request_hash, placed_at, expires_at, ends_at, total_fen, contact_name, phone_cipher,
  phone_hash, consent_version, party, address_cipher, campaign, note, account_id, changed_by, changed_door,
  '{}' AS draws, '[]' AS lines
FROM orders;

-- A hold that cannot be met in full leaves nothing behind. RAISE(IGNORE) skips this row and aborts nobody else's.
CREATE TRIGGER hold_decides INSTEAD OF INSERT ON hold
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE idempotency_key = NEW.idempotency_key);
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM orders WHERE code = NEW.code);
  SELECT RAISE(IGNORE) WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.draws) AS wanted LEFT JOIN slot ON slot.id = wanted.key
    WHERE slot.id IS NULL
      OR slot.taken + wanted.value > slot.capacity
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
  INSERT INTO outbox (event_id, recipient, due_at) VALUES (last_insert_rowid(), 'guest:' || NEW.id, NEW.placed_at);
END;
