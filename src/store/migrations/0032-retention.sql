-- How long what is kept, what keeps it longer, and what was removed.

CREATE TABLE retention_rule (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  only_where TEXT,
  years INTEGER,
  counted_from TEXT,
  what TEXT NOT NULL,
  basis TEXT
);

CREATE TABLE retention_hold (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT
);

CREATE TABLE disposal (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  basis TEXT,
  removed TEXT NOT NULL,
  records INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  numbers TEXT NOT NULL,
  digest TEXT NOT NULL,
  done TEXT NOT NULL,
  done_by TEXT
);
