-- What guests say of what they have had, what its host answers, and what staff take out of sight.

-- What an order's guests have had: it lives, and they came to at least a part of it. What has no end, such as goods, is over
-- with the order's last change.
CREATE VIEW had AS
SELECT order_line.order_id, order_line.product_id, order_line.host_id,
  max(coalesce(order_line.ends_at, orders.changed_at)) AS over_at
FROM order_line JOIN orders ON orders.id = order_line.order_id
WHERE order_line.status IN ('confirmed', 'completed') AND order_line.no_show < order_line.quantity
  AND (orders.status = 'completed' OR order_line.arrived > 0)
GROUP BY order_line.order_id, order_line.product_id, order_line.host_id;

CREATE TABLE review (
  -- A UUID that sorts by time.
  id                TEXT PRIMARY KEY,
  order_id          TEXT NOT NULL REFERENCES orders (id),
  product_id        TEXT NOT NULL REFERENCES product (id),
  -- Whose it was when it was sold.
  host_id           TEXT NOT NULL REFERENCES host (id),
  stars             INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text              TEXT NOT NULL CHECK (length(text) <= 1000),
  -- Raised by each change of stars or text: nobody answers, hides or overwrites another text than they have read.
  version           INTEGER NOT NULL DEFAULT 1,
  written_at        INTEGER NOT NULL,
  -- 14 days; then it is fixed.
  changed_at        INTEGER CHECK (changed_at < written_at + 1209600000),
  withdrawn_at      INTEGER,
  answer            TEXT CHECK (length(answer) BETWEEN 1 AND 500),
  answer_version    INTEGER NOT NULL DEFAULT 0,
  answered_at       INTEGER,
  answer_changed_at INTEGER CHECK (answer_changed_at < answered_at + 1209600000),
  answered_by       TEXT,
  hidden_at         INTEGER,
  hidden_by         TEXT,
  hidden_reason     TEXT CHECK (hidden_reason IN ('personal', 'abusive', 'advertising', 'unrelated', 'unlawful')),
  hidden_words      TEXT CHECK (length(hidden_words) BETWEEN 1 AND 200),
  UNIQUE (order_id, product_id),
  CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_words IS NULL)),
  CHECK (withdrawn_at IS NULL OR (text = '' AND answer IS NULL AND hidden_at IS NULL))
) WITHOUT ROWID;
CREATE INDEX review_by_product ON review (product_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX review_hidden ON review (id) WHERE hidden_at IS NOT NULL;
CREATE INDEX review_by_host ON review (host_id, id) WHERE withdrawn_at IS NULL;

CREATE TRIGGER review_needs_visit BEFORE INSERT ON review
WHEN NOT EXISTS (
  SELECT 1 FROM had
  WHERE had.order_id = NEW.order_id AND had.product_id = NEW.product_id AND had.host_id = NEW.host_id
    AND had.over_at <= NEW.written_at
)
BEGIN
  SELECT RAISE(ABORT, 'only who has had it may review it');
END;
CREATE TRIGGER review_keeps_subject BEFORE UPDATE OF id, order_id, product_id, host_id, written_at ON review
BEGIN
  SELECT RAISE(ABORT, 'a review stays with what it is about');
END;
CREATE TRIGGER review_stays_withdrawn BEFORE UPDATE ON review WHEN OLD.withdrawn_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'what was withdrawn does not come back');
END;
CREATE TRIGGER review_stays BEFORE DELETE ON review
BEGIN
  SELECT RAISE(ABORT, 'reviews are withdrawn or hidden, never deleted');
END;

-- How many reviews of a product stand in the open, and the sum of their stars. Nothing but these triggers writes it.
CREATE TABLE review_tally (
  product_id TEXT NOT NULL REFERENCES product (id),
  host_id    TEXT NOT NULL REFERENCES host (id),
  count      INTEGER NOT NULL,
  stars      INTEGER NOT NULL CHECK (stars BETWEEN count AND 5 * count),
  PRIMARY KEY (product_id, host_id)
) WITHOUT ROWID;
CREATE TRIGGER review_counts AFTER INSERT ON review
BEGIN
  INSERT INTO review_tally (product_id, host_id, count, stars) VALUES (NEW.product_id, NEW.host_id, 1, NEW.stars)
  ON CONFLICT (product_id, host_id) DO UPDATE SET count = count + 1, stars = stars + excluded.stars;
END;
CREATE TRIGGER review_counts_again AFTER UPDATE OF stars, hidden_at, withdrawn_at ON review
BEGIN
  UPDATE review_tally SET
    count = count + (NEW.hidden_at IS NULL AND NEW.withdrawn_at IS NULL)
      - (OLD.hidden_at IS NULL AND OLD.withdrawn_at IS NULL),
    stars = stars + NEW.stars * (NEW.hidden_at IS NULL AND NEW.withdrawn_at IS NULL)
      - OLD.stars * (OLD.hidden_at IS NULL AND OLD.withdrawn_at IS NULL)
  WHERE product_id = NEW.product_id AND host_id = NEW.host_id;
END;

-- Whom to ask how it was, and when: at ten in the township's morning (UTC+8), the day after it was over.
CREATE TABLE review_invitation (
  order_id  TEXT PRIMARY KEY REFERENCES orders (id),
  due_at    INTEGER NOT NULL,
  -- When its turn came; once.
  looked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX review_invitation_due ON review_invitation (due_at) WHERE looked_at IS NULL;
CREATE TRIGGER order_completes_invites AFTER UPDATE OF status ON orders
WHEN NEW.status = 'completed' AND OLD.status <> 'completed'
BEGIN
  INSERT INTO review_invitation (order_id, due_at)
  VALUES (NEW.id, ((NEW.changed_at + 28800000) / 86400000 + 1) * 86400000 - 28800000 + 36000000)
  ON CONFLICT (order_id) DO NOTHING;
END;
-- Whoever has reviewed everything, or is not known any more, is not asked; nor is anybody a week late.
CREATE TRIGGER review_invitation_is_looked_at AFTER UPDATE OF looked_at ON review_invitation
WHEN OLD.looked_at IS NULL AND NEW.looked_at IS NOT NULL
BEGIN
  INSERT INTO event (at, kind, subject_id, actor, door, detail)
  SELECT NEW.looked_at, 'review.invited', NEW.order_id, 'system', 'cron',
    json_object('lines', json_group_array(order_line.position))
  FROM had
  JOIN orders ON orders.id = had.order_id
  JOIN order_line ON order_line.order_id = had.order_id AND order_line.product_id = had.product_id
  WHERE had.order_id = NEW.order_id AND had.over_at <= NEW.looked_at AND NEW.looked_at < NEW.due_at + 604800000
    AND orders.phone_cipher <> '' AND order_line.status IN ('confirmed', 'completed')
    AND NOT EXISTS (
      SELECT 1 FROM review WHERE review.order_id = had.order_id AND review.product_id = had.product_id
    )
  HAVING count(*) > 0;
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT last_insert_rowid(), 'guest:' || NEW.order_id, NEW.looked_at WHERE changes() > 0;
END;
