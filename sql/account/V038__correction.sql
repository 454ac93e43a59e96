-- One row per correction of a loan, only ever added to. A correction is an input that came late: a repayment, a reversal, a rate or a waiver. `seq` counts from 1 within the loan.
-- `input_id`: the repayment or waiver; NULL for a rate. `effective_from`: the earliest date it changes. `accrued_through`: the loan's when it was made; the accrual row of a later date
-- goes on from the totals here and so contains the correction, that of an earlier one does not. `fees_limited_through`: the lender erred, see fee_limit; NULL: it did not. `paid_off_before`, `paid_off_after`: NULL: open.
-- The totals are those of an accrual row of `accrued_through`, as they should be.
CREATE TABLE correction (
    loan_id                              BIGINT         NOT NULL,
    seq                                  INT            NOT NULL,
    kind                                 VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    input_id                             CHAR(32)       CHARACTER SET ascii COLLATE ascii_bin NULL,
    actor                                VARCHAR(128)   NOT NULL,
    reason                               VARCHAR(500)   NOT NULL,
    effective_from                       DATE           NOT NULL,
    accrued_through                      DATE           NOT NULL,
    booking_date                         DATE           NOT NULL,
    fees_limited_through                 DATE           NULL,
    paid_off_before                      DATE           NULL,
    paid_off_after                       DATE           NULL,
    interest_sum                         DECIMAL(24,10) NOT NULL,
    penalty_sum                          DECIMAL(24,10) NOT NULL,
    late_fee_total                       BIGINT         NOT NULL,
    dealer_interest_total                BIGINT         NOT NULL,
    manufacturer_interest_total          BIGINT         NOT NULL,
    penalty_total                        BIGINT         NOT NULL,
    dealer_interest_to_last_month        BIGINT         NOT NULL,
    manufacturer_interest_to_last_month  BIGINT         NOT NULL,
    dealer_interest_to_month_before_last BIGINT         NOT NULL,
    made_at                              DATETIME(6)    NOT NULL,
    PRIMARY KEY (loan_id, seq),
    KEY correction_by_booking_date (booking_date)
);
