-- Whom a unit is meant for: an adult's, a child's or a senior's place, or anyone's. Seniors also take adults' places.
ALTER TABLE unit ADD COLUMN audience TEXT NOT NULL DEFAULT 'anyone' CHECK (audience IN ('anyone', 'adult', 'child', 'senior'));
