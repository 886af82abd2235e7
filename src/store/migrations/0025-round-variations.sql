-- What was changed of a round once applications had come, and why.

CREATE TABLE round_variation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  round INTEGER NOT NULL REFERENCES round (n),
  criterion INTEGER REFERENCES criterion (n),
  what TEXT NOT NULL,
  value TEXT,
  before TEXT,
  reason TEXT NOT NULL,
  varied_on TEXT,
  varied_by TEXT
);

CREATE INDEX round_variation_round ON round_variation (round);
CREATE INDEX round_variation_criterion ON round_variation (criterion);
