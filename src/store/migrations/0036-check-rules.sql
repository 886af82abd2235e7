-- Which checks the office asks of which kind of organisation, and how long each is good for.

CREATE TABLE check_rule (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT,
  what TEXT NOT NULL,
  named TEXT,
  months INTEGER,
  charity INTEGER NOT NULL CHECK (charity = 0 OR charity = 1),
  cio INTEGER NOT NULL CHECK (cio = 0 OR cio = 1),
  cic INTEGER NOT NULL CHECK (cic = 0 OR cic = 1),
  community_group INTEGER NOT NULL CHECK (community_group = 0 OR community_group = 1),
  company INTEGER NOT NULL CHECK (company = 0 OR company = 1),
  parish_council INTEGER NOT NULL CHECK (parish_council = 0 OR parish_council = 1),
  school INTEGER NOT NULL CHECK (school = 0 OR school = 1),
  faith INTEGER NOT NULL CHECK (faith = 0 OR faith = 1),
  sports_club INTEGER NOT NULL CHECK (sports_club = 0 OR sports_club = 1),
  co_operative INTEGER NOT NULL CHECK (co_operative = 0 OR co_operative = 1),
  public_body INTEGER NOT NULL CHECK (public_body = 0 OR public_body = 1),
  business INTEGER NOT NULL CHECK (business = 0 OR business = 1),
  other INTEGER NOT NULL CHECK (other = 0 OR other = 1)
);

ALTER TABLE organisation_check ADD COLUMN named TEXT;
