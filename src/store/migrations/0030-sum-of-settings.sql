-- What the settings add up to, so that verify sees when one was changed outside the program.
CREATE TABLE setting_sum (
  n INTEGER PRIMARY KEY,
  sum TEXT NOT NULL
);
