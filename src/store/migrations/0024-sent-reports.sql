-- When a panel report was sent, to whom, and what it was then.
ALTER TABLE report ADD COLUMN sent TEXT;
ALTER TABLE report ADD COLUMN sent_to TEXT;
ALTER TABLE report ADD COLUMN paper TEXT;
