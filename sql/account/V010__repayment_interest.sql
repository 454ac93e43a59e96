-- The interest part of a repayment by period, so that a reversal gives each period back what it was allocated.
CREATE TABLE repayment_interest (
    repayment_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    month        DATE     NOT NULL,
    amount       BIGINT   NOT NULL,
    PRIMARY KEY (repayment_id, month)
);
