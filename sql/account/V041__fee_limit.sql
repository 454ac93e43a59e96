-- The most fees of a date, in cents, since the lender erred. A date up to `correction.fees_limited_through` without a row has had no fee and may have none. Only ever added to.
CREATE TABLE fee_limit (
    loan_id       BIGINT NOT NULL,
    business_date DATE   NOT NULL,
    late_fee      BIGINT NOT NULL,
    penalty       BIGINT NOT NULL,
    PRIMARY KEY (loan_id, business_date)
);
