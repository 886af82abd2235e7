-- The records of the workforce domain: measure, observation, target, cause, post, training budget.

CREATE TABLE measure (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  unit TEXT NOT NULL,
  nature TEXT NOT NULL,
  definition TEXT,
  source TEXT
);

CREATE TABLE observation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  measure INTEGER NOT NULL REFERENCES measure (n),
  period TEXT NOT NULL,
  period_end TEXT,
  staff_group TEXT NOT NULL,
  force TEXT,
  sex TEXT,
  rank TEXT,
  characteristic TEXT,
  value REAL,
  as_stated TEXT,
  note TEXT,
  source TEXT,
  key TEXT UNIQUE
);

CREATE TABLE target (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  measure INTEGER NOT NULL REFERENCES measure (n),
  period TEXT NOT NULL,
  staff_group TEXT NOT NULL,
  role TEXT NOT NULL,
  value REAL,
  as_stated TEXT,
  note TEXT,
  source TEXT,
  key TEXT UNIQUE
);

CREATE TABLE cause (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  measure INTEGER NOT NULL REFERENCES measure (n),
  staff_group TEXT NOT NULL,
  from_period TEXT NOT NULL,
  to_period TEXT NOT NULL,
  cause TEXT NOT NULL,
  source TEXT
);

CREATE TABLE post (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  number INTEGER,
  team TEXT,
  employer TEXT,
  funder TEXT,
  grade TEXT,
  state TEXT NOT NULL,
  status TEXT,
  contract TEXT NOT NULL,
  contract_stated TEXT,
  holder TEXT,
  starts TEXT,
  ends TEXT,
  ends_stated TEXT,
  vacant_since TEXT,
  deputy TEXT,
  note TEXT,
  source TEXT,
  key TEXT UNIQUE
);

CREATE TABLE training_budget (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  year TEXT NOT NULL UNIQUE,
  amount INTEGER NOT NULL,
  spent INTEGER,
  note TEXT,
  source TEXT
);

CREATE UNIQUE INDEX measure_by_rule ON measure (title, rule);
CREATE INDEX observation_by_measure ON observation (measure, period);
CREATE INDEX target_by_measure ON target (measure);
CREATE INDEX cause_by_measure ON cause (measure);
CREATE INDEX post_by_end ON post (ends);
