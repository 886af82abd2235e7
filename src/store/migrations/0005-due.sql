-- What waits for somebody: what was put off until a day, and the ways to find it without reading all.

CREATE TABLE snooze (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  key TEXT UNIQUE
);

-- Only what somebody has begun with: taking in a file writes nothing here.
CREATE INDEX application_begun ON application (round, stage) WHERE stage <> 'received';
CREATE INDEX assignment_open ON assignment (marker, application) WHERE submitted IS NULL;
