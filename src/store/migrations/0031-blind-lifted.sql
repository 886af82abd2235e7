-- Who was shown a hidden applicant before they submitted their marks, when and why.

CREATE TABLE blind_lift (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (n),
  marker INTEGER NOT NULL REFERENCES marker (n),
  reason TEXT NOT NULL,
  lifted TEXT,
  lifted_by TEXT
);

CREATE INDEX blind_lift_application ON blind_lift (application);
CREATE INDEX blind_lift_marker ON blind_lift (marker);
