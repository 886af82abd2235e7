-- Decks of slides for meetings: what is shown, in which order, and what is said to it.

CREATE TABLE deck (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  meeting TEXT,
  held TEXT,
  minutes INTEGER,
  audience TEXT NOT NULL,
  note TEXT
);

CREATE TABLE deck_slide (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  deck INTEGER NOT NULL REFERENCES deck (n),
  place INTEGER,
  document TEXT NOT NULL,
  part TEXT,
  notes TEXT,
  minutes INTEGER
);

CREATE INDEX deck_slide_by_deck ON deck_slide (deck);
