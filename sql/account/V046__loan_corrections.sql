-- `corrections`: the newest correction's `seq`, 0 for none. `corrected_through`: its `accrued_through`; while that is the loan's, what was posted stands in the correction and not in the accrual row.
-- What was waived is no longer owed, in cents.
ALTER TABLE loan
    ADD COLUMN corrections       INT    NOT NULL DEFAULT 0,
    ADD COLUMN corrected_through DATE   NULL,
    ADD COLUMN penalty_waived    BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN late_fee_waived   BIGINT NOT NULL DEFAULT 0;
