-- Who noted what moderation settled on, and since when a marker gets no more applications.
ALTER TABLE application ADD COLUMN moderated_by TEXT;
ALTER TABLE marker ADD COLUMN stood_down TEXT;
