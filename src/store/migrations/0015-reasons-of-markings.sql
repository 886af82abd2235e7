-- Why a record bears its protective marking.

ALTER TABLE record_marking ADD COLUMN reason TEXT;
