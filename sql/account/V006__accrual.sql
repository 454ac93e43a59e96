-- What each date posted for each loan, in cents, and the running totals after it. The key ends where day-end writes: it only appends.
-- The sums are exact (10 decimals of the currency unit); `..._total` counts since drawdown with this date; `..._to_last_month` is the part of the
-- total that belongs to months before this date's month, `..._to_month_before_last` to months before that one. They spare day-end every look back.
CREATE TABLE accrual (
    business_date                           DATE           NOT NULL,
    loan_id                                 BIGINT         NOT NULL,
    booking_date                            DATE           NOT NULL,
    late_fee                                BIGINT         NOT NULL,
    dealer_interest                         BIGINT         NOT NULL,
    manufacturer_interest                   BIGINT         NOT NULL,
    penalty                                 BIGINT         NOT NULL,
    interest_sum                            DECIMAL(24,10) NOT NULL,
    penalty_sum                             DECIMAL(24,10) NOT NULL,
    late_fee_total                          BIGINT         NOT NULL,
    dealer_interest_total                   BIGINT         NOT NULL,
    manufacturer_interest_total             BIGINT         NOT NULL,
    penalty_total                           BIGINT         NOT NULL,
    dealer_interest_to_last_month           BIGINT         NOT NULL,
    manufacturer_interest_to_last_month     BIGINT         NOT NULL,
    dealer_interest_to_month_before_last    BIGINT         NOT NULL,
    PRIMARY KEY (business_date, loan_id)
);
