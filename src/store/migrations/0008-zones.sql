-- The records of the zones domain: zones with steps, steering groups, assets, plans, findings, funding,
-- visits, indicators and readings; small areas; and links to grants.

CREATE TABLE zone (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  district TEXT NOT NULL,
  partnership TEXT,
  stage TEXT NOT NULL,
  purpose TEXT,
  lead TEXT,
  review TEXT,
  situation TEXT,
  inputs TEXT,
  activities TEXT,
  outputs TEXT,
  outcomes TEXT,
  impact TEXT,
  assumptions TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE zone_step (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  stage TEXT NOT NULL,
  date TEXT,
  decided_by TEXT,
  decision TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE zone_member (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  role TEXT NOT NULL,
  organisation TEXT,
  name TEXT,
  contact TEXT,
  consent INTEGER NOT NULL CHECK (consent = 0 OR consent = 1),
  consent_date TEXT,
  since TEXT,
  until TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE zone_asset (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  title TEXT NOT NULL,
  asset_kind TEXT NOT NULL,
  place TEXT,
  offer TEXT,
  words TEXT,
  contact TEXT,
  consent INTEGER NOT NULL CHECK (consent = 0 OR consent = 1),
  note TEXT,
  source TEXT
);

CREATE TABLE plan_line (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  title TEXT NOT NULL,
  owner TEXT,
  starts TEXT,
  due TEXT,
  state TEXT NOT NULL,
  done TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE finding (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  date TEXT,
  people INTEGER,
  words TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE zone_funding (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  year TEXT NOT NULL,
  funder TEXT NOT NULL,
  recipient TEXT,
  committed INTEGER,
  paid INTEGER,
  note TEXT,
  source TEXT
);

CREATE TABLE visit (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER REFERENCES zone (n),
  title TEXT NOT NULL,
  who TEXT NOT NULL,
  date TEXT,
  place TEXT,
  district TEXT,
  reason TEXT,
  asked_by TEXT,
  outcome TEXT,
  period TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE indicator (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  rule TEXT,
  direction TEXT NOT NULL,
  baseline REAL,
  baseline_period TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE reading (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  indicator INTEGER NOT NULL REFERENCES indicator (n),
  period TEXT NOT NULL,
  value REAL NOT NULL,
  taken TEXT,
  note TEXT,
  source TEXT
);

CREATE TABLE area (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  ward TEXT,
  ward_code TEXT,
  district TEXT NOT NULL,
  imd_score REAL,
  imd_rank INTEGER,
  imd_decile INTEGER,
  income_score REAL,
  employment_score REAL,
  population INTEGER,
  crimes INTEGER,
  crime_period TEXT,
  zone INTEGER REFERENCES zone (n),
  note TEXT,
  source TEXT
);

CREATE TABLE zone_grant (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  zone INTEGER NOT NULL REFERENCES zone (n),
  title TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_n INTEGER NOT NULL,
  amount INTEGER,
  note TEXT,
  source TEXT
);

CREATE INDEX zone_step_by_zone ON zone_step (zone);
CREATE INDEX zone_member_by_zone ON zone_member (zone);
CREATE INDEX zone_asset_by_zone ON zone_asset (zone);
CREATE INDEX plan_line_by_zone ON plan_line (zone);
CREATE INDEX finding_by_zone ON finding (zone);
CREATE INDEX zone_funding_by_zone ON zone_funding (zone);
CREATE INDEX visit_by_zone ON visit (zone);
CREATE INDEX indicator_by_zone ON indicator (zone);
CREATE INDEX reading_by_indicator ON reading (indicator);
CREATE INDEX area_by_zone ON area (zone);
CREATE INDEX zone_grant_by_zone ON zone_grant (zone);
CREATE INDEX area_by_district ON area (district);
CREATE UNIQUE INDEX zone_grant_once ON zone_grant (zone, target_kind, target_n);
