-- Workshops for those who may apply, who came, what was checked of an organisation, and the rules
-- that an application was held against.

CREATE TABLE workshop (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  scheme INTEGER NOT NULL REFERENCES scheme (n),
  title TEXT NOT NULL,
  held_on TEXT,
  district TEXT,
  place TEXT,
  recorded INTEGER NOT NULL CHECK (recorded = 0 OR recorded = 1),
  note TEXT
);

CREATE INDEX workshop_scheme ON workshop (scheme);

CREATE TABLE workshop_attendance (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  workshop INTEGER NOT NULL REFERENCES workshop (n),
  name TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation (n),
  people INTEGER,
  how TEXT,
  note TEXT
);

CREATE INDEX workshop_attendance_workshop ON workshop_attendance (workshop);
CREATE INDEX workshop_attendance_organisation ON workshop_attendance (organisation);

CREATE TABLE organisation_check (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (n),
  what TEXT NOT NULL,
  seen TEXT,
  expires TEXT,
  result TEXT NOT NULL,
  seen_by TEXT,
  note TEXT
);

CREATE INDEX organisation_check_organisation ON organisation_check (organisation);

CREATE TABLE eligibility (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (n),
  rule TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered TEXT,
  answered_by TEXT,
  note TEXT
);

CREATE INDEX eligibility_application ON eligibility (application);
