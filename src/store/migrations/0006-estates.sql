-- The records of the estates domain: premises, capital schemes with what belongs to them, section 106.

CREATE TABLE premises (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  site TEXT NOT NULL,
  place TEXT,
  tenure TEXT NOT NULL,
  partner TEXT,
  area INTEGER,
  access TEXT NOT NULL,
  surveyed TEXT,
  survey TEXT,
  running_cost INTEGER,
  note TEXT,
  source TEXT
);

CREATE TABLE capital_scheme (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  section TEXT NOT NULL,
  paragraph INTEGER,
  location TEXT,
  budget INTEGER,
  budget_stated TEXT,
  actual INTEGER,
  forecast INTEGER,
  done INTEGER,
  stage TEXT NOT NULL,
  stage_stated TEXT,
  starts TEXT,
  starts_stated TEXT,
  first_start TEXT,
  first_end TEXT,
  ends TEXT,
  ends_stated TEXT,
  rating_time TEXT,
  reason_time TEXT,
  rating_money TEXT,
  reason_money TEXT,
  rating_quality TEXT,
  reason_quality TEXT,
  over_stated INTEGER,
  ends_month TEXT,
  outcome TEXT,
  owner TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE budget_change (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  scheme INTEGER NOT NULL REFERENCES capital_scheme (n),
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL,
  decided TEXT,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT,
  source TEXT
);

CREATE TABLE scheme_funding (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  scheme INTEGER NOT NULL REFERENCES capital_scheme (n),
  kind TEXT NOT NULL,
  funder TEXT NOT NULL,
  amount INTEGER,
  agreed TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE scheme_update (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  scheme INTEGER NOT NULL REFERENCES capital_scheme (n),
  dated TEXT NOT NULL,
  words TEXT NOT NULL,
  done INTEGER,
  stage TEXT,
  forecast INTEGER,
  ends TEXT,
  rating_time TEXT,
  reason_time TEXT,
  rating_money TEXT,
  reason_money TEXT,
  rating_quality TEXT,
  reason_quality TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE in_year_request (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  scheme INTEGER REFERENCES capital_scheme (n),
  asked INTEGER,
  asked_on TEXT,
  state TEXT NOT NULL,
  approved INTEGER,
  approved_on TEXT,
  decision TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE s106_agreement (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  authority TEXT NOT NULL,
  place TEXT,
  type TEXT NOT NULL,
  application TEXT,
  url TEXT,
  entered TEXT,
  starts TEXT,
  ends TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE s106_covenant (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  agreement INTEGER REFERENCES s106_agreement (n),
  agreement_stated TEXT,
  authority TEXT,
  purpose TEXT NOT NULL,
  amount INTEGER,
  units INTEGER,
  entered TEXT,
  starts TEXT,
  ends TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE s106_drawdown (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  authority TEXT,
  covenant INTEGER REFERENCES s106_covenant (n),
  amount INTEGER,
  amount_stated TEXT,
  cost_signatory INTEGER,
  signatories INTEGER,
  state TEXT NOT NULL,
  state_stated TEXT,
  dated TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE s106_event (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  covenant INTEGER REFERENCES s106_covenant (n),
  covenant_stated TEXT,
  status TEXT NOT NULL,
  amount INTEGER,
  units INTEGER,
  entered TEXT,
  dated TEXT,
  ends TEXT,
  note TEXT,
  source TEXT
);

CREATE INDEX budget_change_by_scheme ON budget_change (scheme);
CREATE INDEX scheme_funding_by_scheme ON scheme_funding (scheme);
CREATE INDEX scheme_update_by_scheme ON scheme_update (scheme);
CREATE INDEX in_year_request_by_scheme ON in_year_request (scheme);
CREATE INDEX s106_covenant_by_agreement ON s106_covenant (agreement);
CREATE INDEX s106_drawdown_by_covenant ON s106_drawdown (covenant);
CREATE INDEX s106_event_by_covenant ON s106_event (covenant);
