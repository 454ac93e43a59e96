-- The list of reversals, newest first.
CREATE INDEX reversal_by_acceptance ON reversal_log (accepted_at);
