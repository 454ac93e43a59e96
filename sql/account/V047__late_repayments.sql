-- `back_dating`: how far back the client may state a value date that is accrued already: LIMITED or TO_DRAWDOWN. NULL: not at all.
-- `credit`: cents of the dealer's credit that the repayment restores, where a correction took it: the net principal that the correction repays. NULL: the `principal`.
ALTER TABLE repayment_log
    ADD COLUMN back_dating VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN credit BIGINT NULL;
