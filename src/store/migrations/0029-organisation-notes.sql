-- What the office wants to remember of an organisation.

CREATE TABLE organisation_note (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (n),
  written TEXT,
  text TEXT NOT NULL,
  written_by TEXT
);

CREATE INDEX organisation_note_organisation ON organisation_note (organisation);
