-- Panel reports in the office's order, and what is dropped into them live, with last time's figures.

CREATE TABLE report (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  report_of TEXT,
  held TEXT,
  author TEXT,
  purpose TEXT,
  recommendation TEXT,
  background TEXT,
  implications TEXT,
  attachments TEXT,
  contact TEXT,
  refreshed TEXT
);

CREATE TABLE report_part (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  title TEXT NOT NULL,
  report INTEGER NOT NULL REFERENCES report (n),
  place INTEGER,
  text TEXT,
  document TEXT,
  part TEXT,
  kept TEXT
);

CREATE INDEX report_part_by_report ON report_part (report);
