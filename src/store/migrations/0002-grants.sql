-- The records of a grants round: scheme, round, criterion, organisation, application, marker,
-- assignment, mark, award; and grants known from published files.

CREATE TABLE scheme (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  year TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  purpose TEXT,
  pot INTEGER NOT NULL,
  cap INTEGER,
  months INTEGER,
  over_award INTEGER,
  priorities TEXT
);

CREATE TABLE round (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  scheme INTEGER NOT NULL REFERENCES scheme (n),
  number INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  theme TEXT,
  opens TEXT,
  closes TEXT,
  budget INTEGER,
  threshold REAL,
  wide_gap REAL,
  blind INTEGER NOT NULL CHECK (blind = 0 OR blind = 1),
  stage TEXT NOT NULL,
  set_up TEXT,
  checked TEXT,
  marking_opens TEXT,
  marking_closes TEXT,
  marked TEXT,
  moderation_closed TEXT,
  decided TEXT,
  letters_sent TEXT,
  published TEXT,
  decision_ref TEXT,
  award_note TEXT,
  approved_by TEXT
);

CREATE INDEX round_scheme ON round (scheme);

CREATE TABLE criterion (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  round INTEGER NOT NULL REFERENCES round (n),
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  weight REAL NOT NULL,
  scale INTEGER NOT NULL,
  minimum INTEGER,
  pass_fail INTEGER NOT NULL CHECK (pass_fail = 0 OR pass_fail = 1),
  guidance TEXT,
  UNIQUE (round, number)
);

CREATE TABLE organisation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  charity_number TEXT,
  company_number TEXT,
  identifier TEXT,
  address TEXT,
  postcode TEXT,
  district TEXT,
  contact_name TEXT,
  contact_email TEXT,
  web TEXT,
  other_names TEXT,
  name_key TEXT
);

CREATE TABLE application (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  round INTEGER NOT NULL REFERENCES round (n),
  organisation INTEGER NOT NULL REFERENCES organisation (n),
  reference TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT,
  need TEXT,
  outcomes TEXT,
  asked INTEGER,
  total_cost INTEGER,
  match_funding INTEGER,
  match_funder TEXT,
  starts TEXT,
  ends TEXT,
  district TEXT,
  place_given TEXT,
  zone TEXT,
  priority TEXT,
  received TEXT,
  form_id TEXT,
  contact_name TEXT,
  contact_email TEXT,
  contact_role TEXT,
  previous_grant TEXT,
  previous_return TEXT,
  other_answers TEXT,
  flags TEXT,
  overridden TEXT,
  override_reason TEXT,
  override_who TEXT,
  stage TEXT NOT NULL,
  score REAL,
  spread REAL,
  moderated_score REAL,
  moderation_note TEXT,
  moderated TEXT,
  UNIQUE (round, reference)
);

CREATE INDEX application_organisation ON application (organisation);

CREATE TABLE marker (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  role TEXT NOT NULL UNIQUE,
  round INTEGER REFERENCES round (n),
  external INTEGER NOT NULL CHECK (external = 0 OR external = 1)
);

CREATE TABLE assignment (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (n),
  marker INTEGER NOT NULL REFERENCES marker (n),
  state TEXT NOT NULL,
  reason TEXT,
  submitted TEXT,
  UNIQUE (application, marker)
);

CREATE TABLE mark (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (n),
  marker INTEGER NOT NULL REFERENCES marker (n),
  criterion INTEGER NOT NULL REFERENCES criterion (n),
  score INTEGER NOT NULL,
  comment TEXT,
  UNIQUE (application, marker, criterion)
);

CREATE TABLE award (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  application INTEGER NOT NULL UNIQUE REFERENCES application (n),
  state TEXT NOT NULL,
  amount INTEGER NOT NULL,
  part INTEGER NOT NULL CHECK (part = 0 OR part = 1),
  rank INTEGER,
  score REAL,
  conditions TEXT,
  reasons TEXT,
  decision_ref TEXT,
  decided TEXT
);

CREATE TABLE past_grant (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  identifier TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  description TEXT,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  award_date TEXT NOT NULL,
  funder_id TEXT NOT NULL,
  funder_name TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation (n),
  recipient_id TEXT,
  recipient_name TEXT,
  programme TEXT,
  other TEXT,
  source TEXT
);

CREATE INDEX past_grant_organisation ON past_grant (organisation);
