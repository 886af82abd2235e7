-- Files that are attached to records, and what is in them: each content once, by its SHA-256.

CREATE TABLE content (
  digest TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (digest, part)
);

CREATE TABLE attachment (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  digest TEXT NOT NULL,
  added TEXT,
  added_by TEXT,
  note TEXT
);

CREATE INDEX attachment_by_record ON attachment (kind, number);
