-- The records of the partnerships domain: allocations with their formula, projects, returns; bids.

CREATE TABLE partnership (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  district TEXT NOT NULL UNIQUE,
  lead TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE csp_formula (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  year TEXT NOT NULL UNIQUE,
  pot INTEGER NOT NULL,
  weight_crimes INTEGER NOT NULL,
  weight_types INTEGER NOT NULL,
  weight_population INTEGER NOT NULL,
  note TEXT,
  source TEXT
);

CREATE TABLE csp_allocation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL UNIQUE,
  partnership INTEGER NOT NULL REFERENCES partnership (n),
  year TEXT NOT NULL,
  crimes INTEGER,
  types INTEGER,
  population INTEGER,
  amount INTEGER,
  note TEXT,
  source TEXT
);

CREATE TABLE csp_project (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  allocation INTEGER NOT NULL REFERENCES csp_allocation (n),
  objective TEXT,
  amount INTEGER NOT NULL,
  spent INTEGER,
  clawed_back INTEGER,
  state TEXT NOT NULL,
  starts TEXT,
  ends TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE csp_return (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT,
  allocation INTEGER NOT NULL REFERENCES csp_allocation (n),
  quarter INTEGER NOT NULL,
  received TEXT,
  spent INTEGER,
  words TEXT,
  note TEXT,
  source TEXT,
  key TEXT UNIQUE
);

CREATE TABLE bid (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  fund TEXT NOT NULL,
  lead TEXT,
  area TEXT,
  amount INTEGER,
  awarded INTEGER,
  maximum INTEGER,
  match_funding INTEGER,
  match_stated TEXT,
  deadline TEXT,
  result_due TEXT,
  state TEXT NOT NULL,
  status TEXT,
  note TEXT,
  source TEXT
);

CREATE INDEX csp_allocation_by_year ON csp_allocation (year);
CREATE INDEX csp_allocation_of_partnership ON csp_allocation (partnership);
CREATE INDEX csp_project_by_allocation ON csp_project (allocation);
CREATE INDEX csp_return_by_allocation ON csp_return (allocation);
CREATE INDEX bid_by_fund ON bid (fund);
