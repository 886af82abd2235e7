-- Named ways of sharing out the pot of a round, to be held against each other before the decision.

CREATE TABLE scenario (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  round INTEGER NOT NULL REFERENCES round (n),
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  threshold REAL,
  line INTEGER,
  amounts TEXT,
  weights TEXT,
  is_current INTEGER NOT NULL
);

CREATE INDEX scenario_by_round ON scenario (round);
