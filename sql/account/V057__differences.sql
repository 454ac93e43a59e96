-- Since when a difference has been found: by what differs.
CREATE INDEX difference_by_subject ON reconciliation_difference (kind, subject);
