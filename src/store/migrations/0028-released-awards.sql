-- Awards that were released after the decision, and those that came from the reserve list.
ALTER TABLE award ADD COLUMN varied TEXT;
ALTER TABLE award ADD COLUMN varied_reason TEXT;
