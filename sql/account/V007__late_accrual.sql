-- The few accrual rows whose booking date is later than their business date, found by booking date without an index over all rows.
CREATE TABLE late_accrual (
    booking_date  DATE   NOT NULL,
    business_date DATE   NOT NULL,
    loan_id       BIGINT NOT NULL,
    PRIMARY KEY (booking_date, business_date, loan_id)
);
