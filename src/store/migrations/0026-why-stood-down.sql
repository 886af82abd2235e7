-- Why a marker gets no more applications.
ALTER TABLE marker ADD COLUMN stood_down_reason TEXT;
