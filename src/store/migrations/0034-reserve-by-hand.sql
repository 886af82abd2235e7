-- The reserve list of a round, put on, taken off or put into another order by hand.
ALTER TABLE award ADD COLUMN reserve TEXT;
ALTER TABLE award ADD COLUMN reserve_place INTEGER;
ALTER TABLE award ADD COLUMN reserve_reason TEXT;
