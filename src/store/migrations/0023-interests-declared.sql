-- The day a marker said whether they have an interest in an applicant, before the application opened.
ALTER TABLE assignment ADD COLUMN declared TEXT;
