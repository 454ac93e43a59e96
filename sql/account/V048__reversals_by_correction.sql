-- `correction_seq`: the correction that reverses the repayment, and books it. `credit`: cents of the dealer's credit that the reversal uses again: the net principal that the correction makes owed.
-- NULL, both: the money was taken back on `effective_date` with its `principal`, see `kind`.
ALTER TABLE reversal_log
    ADD COLUMN correction_seq INT NULL,
    ADD COLUMN credit BIGINT NULL;
