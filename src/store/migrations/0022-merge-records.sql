-- What is needed to take two organisations apart again that were made one.

CREATE TABLE organisation_merge (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (n),
  name TEXT NOT NULL,
  merged_on TEXT,
  merged_by TEXT,
  undone TEXT,
  note TEXT,
  was TEXT,
  filled TEXT,
  moved TEXT
);

CREATE INDEX organisation_merge_organisation ON organisation_merge (organisation);
