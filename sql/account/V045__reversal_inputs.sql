-- `kind`: BOUNCED or MISPOSTED, for a reversal that is a correction: the repayment counts as never applied. NULL: the money was taken back on `effective_date`, as all reversals were before there were
-- corrections; it stays an input of that date. `apply_sequence`: as in repayment_log.
ALTER TABLE reversal_log ADD COLUMN kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL, ADD COLUMN apply_sequence BIGINT NULL;
