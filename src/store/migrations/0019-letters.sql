-- Letters of a decided round, and the office's own templates for them.

CREATE TABLE letter_template (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  used_for TEXT NOT NULL UNIQUE,
  subject TEXT,
  body TEXT NOT NULL
);

CREATE TABLE letter (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (n),
  outcome TEXT NOT NULL,
  state TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  feedback TEXT,
  recipient TEXT NOT NULL,
  email TEXT,
  reference TEXT,
  letterhead TEXT NOT NULL,
  closing TEXT NOT NULL,
  amount INTEGER,
  made_by TEXT,
  reviewed_by TEXT,
  dated TEXT,
  issued_by TEXT,
  fingerprint TEXT,
  reason TEXT
);

CREATE INDEX letter_by_application ON letter (application);
