-- How a correction changes a date: differences in cents from what stood before, and the running sums of the date as they should be. Only ever added to. The first accrual row of the date stays as it is;
-- what is effective is that row and all its differences.
CREATE TABLE correction_accrual (
    loan_id               BIGINT         NOT NULL,
    seq                   INT            NOT NULL,
    business_date         DATE           NOT NULL,
    late_fee              BIGINT         NOT NULL,
    dealer_interest       BIGINT         NOT NULL,
    manufacturer_interest BIGINT         NOT NULL,
    penalty               BIGINT         NOT NULL,
    interest_sum          DECIMAL(24,10) NOT NULL,
    penalty_sum           DECIMAL(24,10) NOT NULL,
    PRIMARY KEY (loan_id, seq, business_date)
);
