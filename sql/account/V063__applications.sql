-- `receipt_id`: the unapplied receipt that the money comes from: the repayment is its application. NULL: cash. `at_most`: the amount asked for is the most that may be taken, and the repayment
-- takes what is open and owed; once applied, `amount` is the amount taken.
ALTER TABLE repayment_log
    ADD COLUMN receipt_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN at_most BOOLEAN NOT NULL DEFAULT FALSE;
