-- What follows an award: its agreement, payments, returns, outputs and outcomes, variations.

CREATE TABLE agreement (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  award INTEGER NOT NULL UNIQUE REFERENCES award (n),
  reference TEXT,
  sent TEXT,
  signed_on TEXT,
  conditions TEXT,
  conditions_met TEXT,
  payee TEXT,
  payee_by TEXT,
  payee_checked_by TEXT,
  closed TEXT,
  lessons TEXT
);

CREATE TABLE grant_return (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  award INTEGER NOT NULL REFERENCES award (n),
  number INTEGER,
  title TEXT,
  period_end TEXT NOT NULL,
  due TEXT,
  chased TEXT,
  received TEXT,
  queried TEXT,
  query TEXT,
  accepted TEXT,
  spent INTEGER,
  narrative TEXT,
  UNIQUE (award, number)
);

CREATE TABLE payment (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  award INTEGER NOT NULL REFERENCES award (n),
  number INTEGER,
  title TEXT,
  basis TEXT NOT NULL,
  due TEXT,
  grant_return INTEGER REFERENCES grant_return (n),
  amount INTEGER,
  state TEXT NOT NULL,
  approved_by TEXT,
  paid TEXT,
  paid_to TEXT,
  year TEXT,
  note TEXT,
  UNIQUE (award, number)
);

CREATE TABLE output_measure (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  award INTEGER NOT NULL REFERENCES award (n),
  title TEXT NOT NULL,
  sort TEXT NOT NULL,
  unit TEXT NOT NULL,
  target REAL,
  period_end TEXT,
  actual REAL,
  grant_return INTEGER REFERENCES grant_return (n),
  note TEXT
);

CREATE TABLE variation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  award INTEGER NOT NULL REFERENCES award (n),
  title TEXT,
  agreed TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount_change INTEGER,
  new_end TEXT,
  agreed_by TEXT
);

CREATE INDEX payment_by_return ON payment (grant_return);
CREATE INDEX output_measure_by_award ON output_measure (award);
CREATE INDEX output_measure_by_return ON output_measure (grant_return);
CREATE INDEX variation_by_award ON variation (award);
