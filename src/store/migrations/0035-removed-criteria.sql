-- Until when a criterion counted that was taken out once applications had come.

ALTER TABLE criterion ADD COLUMN removed TEXT;
