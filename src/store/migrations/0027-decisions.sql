-- The record of a decision in the office's form.

CREATE TABLE decision (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  round INTEGER NOT NULL REFERENCES round (n),
  reference TEXT,
  title TEXT NOT NULL,
  dated TEXT,
  officers TEXT,
  received TEXT,
  summary TEXT NOT NULL,
  options TEXT,
  recommendation TEXT NOT NULL,
  discussion TEXT,
  officer TEXT,
  officer_date TEXT,
  publish_record TEXT,
  record_reason TEXT,
  publish_contents TEXT,
  contents_reason TEXT,
  monitoring TEXT,
  monitoring_date TEXT,
  decision TEXT,
  approved TEXT,
  fingerprint TEXT
);

CREATE INDEX decision_by_round ON decision (round);
