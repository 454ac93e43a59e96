-- A loan that could not be closed for a date, with the reason. Whoever closes the date for it later, another day-end, a repayment or a
-- person's retry, sets `mended_at` in the same transaction.
CREATE TABLE day_end_failure (
    loan_id       BIGINT       NOT NULL,
    business_date DATE         NOT NULL,
    reason        VARCHAR(500) NOT NULL,
    failed_at     DATETIME(6)  NOT NULL,
    mended_at     DATETIME(6)  NULL,
    PRIMARY KEY (loan_id, business_date),
    KEY failure_by_date (business_date, loan_id)
);
