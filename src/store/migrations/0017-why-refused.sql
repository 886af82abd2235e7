-- Why an application was refused, as one of a few reasons that can be counted.
ALTER TABLE award ADD COLUMN refusal TEXT;
