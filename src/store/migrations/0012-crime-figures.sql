-- Crimes recorded in small areas by year, beside the number of residents, for the candidates of zones.

CREATE TABLE crime_count (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  area INTEGER NOT NULL REFERENCES area (n),
  period TEXT NOT NULL,
  crimes INTEGER NOT NULL,
  population INTEGER,
  note TEXT,
  source TEXT
);

CREATE INDEX crime_count_by_area ON crime_count (area);
