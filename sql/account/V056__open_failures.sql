-- Open failures of all dates, oldest first.
CREATE INDEX failure_by_mending ON day_end_failure (mended_at, failed_at);
