-- Which page shows a measure, the district a figure is of, and what became of a post.

ALTER TABLE measure ADD COLUMN theme TEXT;
ALTER TABLE observation ADD COLUMN place TEXT;

CREATE TABLE post_event (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  post INTEGER NOT NULL REFERENCES post (n),
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  before TEXT,
  reason TEXT
);

CREATE INDEX post_event_by_post ON post_event (post, day);
