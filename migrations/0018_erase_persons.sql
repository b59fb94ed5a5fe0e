-- What a person may have erased, what erases itself, and how a farm comes into someone's name.

-- When someone was last here, to the day; an account that nobody has used for years is erased.
ALTER TABLE account ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX account_erased ON account (erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX account_by_seen ON account (seen_at) WHERE erased_at IS NULL;

-- Whether someone is asked to help at a farm, or to take it over.
ALTER TABLE invitation ADD COLUMN kind TEXT NOT NULL DEFAULT 'helper' CHECK (kind IN ('helper', 'owner'));

-- As before, but a once-per-buyer right, which holds a hash of the buyer's phone, may be let go.
DROP TRIGGER order_line_keeps_draws;
CREATE TRIGGER order_line_keeps_draws BEFORE UPDATE OF draws, slots, quantity, claim_key ON order_line
WHEN NEW.draws <> OLD.draws OR NEW.slots <> OLD.slots OR NEW.quantity <> OLD.quantity
  OR (NEW.claim_key IS NOT NULL AND NEW.claim_key IS NOT OLD.claim_key)
BEGIN
  SELECT RAISE(ABORT, 'what a line draws is fixed: cancel it and add another');
END;
CREATE TRIGGER order_line_lets_claim_go AFTER UPDATE OF claim_key ON order_line
WHEN OLD.claim_key IS NOT NULL AND NEW.claim_key IS NULL
BEGIN
  DELETE FROM claim WHERE key = OLD.claim_key AND order_id = OLD.order_id AND position = OLD.position;
END;
