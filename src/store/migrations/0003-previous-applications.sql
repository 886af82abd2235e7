-- How often an organisation applied before the office kept applications here.
ALTER TABLE organisation ADD COLUMN previous_applications INTEGER;
