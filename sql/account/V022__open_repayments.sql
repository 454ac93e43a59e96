-- What the sweep looks for each minute, and metrics with it: repayments that nobody was told of yet, oldest first.
-- A refused one keeps sent_at NULL, but has a status of its own.
CREATE INDEX repayment_by_sending ON repayment_log (sent_at, status, accepted_at);
