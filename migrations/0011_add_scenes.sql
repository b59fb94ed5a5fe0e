-- The drawn scene that stands for a line, a place or a product until photographs do: a name in web/scenes.
-- A product without its own shows its place's.

ALTER TABLE line ADD COLUMN scene TEXT;
ALTER TABLE place ADD COLUMN scene TEXT;
ALTER TABLE product ADD COLUMN scene TEXT;
