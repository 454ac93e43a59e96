-- `apply_sequence`: the loan's version when the repayment was applied, which orders the inputs of a date. NULL: the row is older than this column, and `decided_at` orders it, before all others.
-- `correction_seq`: the correction by which it came late, whose entry books it: then it has no booking date. NULL: it came in time.
ALTER TABLE repayment_log ADD COLUMN apply_sequence BIGINT NULL, ADD COLUMN correction_seq INT NULL;
