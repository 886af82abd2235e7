-- The log, the counters of the kinds, and what the office remembers beside its records.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT
);
CREATE TABLE kind (
  name TEXT NOT NULL PRIMARY KEY,
  next INTEGER NOT NULL
);
CREATE TABLE action (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes INTEGER NOT NULL,
  sums TEXT NOT NULL,
  head TEXT NOT NULL
);
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  action INTEGER NOT NULL,
  kind TEXT NOT NULL,
  op TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  count INTEGER NOT NULL,
  undoes INTEGER NOT NULL,
  body TEXT,
  sum TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX change_of_kind ON change (kind, first);
