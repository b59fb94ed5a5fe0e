-- What the township and its hosts write, in English where someone has written it. Chinese is the source and always there.

ALTER TABLE place ADD COLUMN name_en TEXT;
ALTER TABLE place ADD COLUMN story_en TEXT;

ALTER TABLE line ADD COLUMN name_en TEXT;
ALTER TABLE line ADD COLUMN theme_en TEXT;
ALTER TABLE line ADD COLUMN summary_en TEXT;
ALTER TABLE line ADD COLUMN season_en TEXT;
ALTER TABLE segment ADD COLUMN note_en TEXT;

ALTER TABLE host ADD COLUMN name_en TEXT;
ALTER TABLE host ADD COLUMN story_en TEXT;

ALTER TABLE product ADD COLUMN name_en TEXT;
ALTER TABLE product ADD COLUMN summary_en TEXT;
ALTER TABLE unit ADD COLUMN name_en TEXT;

ALTER TABLE closure ADD COLUMN title_en TEXT;
ALTER TABLE closure ADD COLUMN body_en TEXT;
