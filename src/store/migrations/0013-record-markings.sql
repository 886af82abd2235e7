-- The protective marking of a record of any kind, where it is more than OFFICIAL.

CREATE TABLE record_marking (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  marking TEXT NOT NULL
);

CREATE INDEX record_marking_by_record ON record_marking (kind, number);
