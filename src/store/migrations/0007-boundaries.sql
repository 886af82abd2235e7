-- Outlines of the districts, taken in from a file, that turn the tiles of a map into the real map.

CREATE TABLE boundary (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  district TEXT NOT NULL UNIQUE,
  outline TEXT NOT NULL,
  source TEXT
);
