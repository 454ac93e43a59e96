-- How a correction changes an input: a repayment's parts and surplus, what a waiver takes, or what a take-back (a reversal made before there were corrections) makes owed again; before and after, in cents.
-- Only ever added to. A repayment that came late starts from zero here: its row in repayment_log has no booking date. `payer`: NULL for a waiver.
CREATE TABLE correction_allocation (
    loan_id       BIGINT      NOT NULL,
    seq           INT         NOT NULL,
    input_kind    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    input_id      CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payer         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    old_penalty   BIGINT      NOT NULL,
    old_late_fee  BIGINT      NOT NULL,
    old_interest  BIGINT      NOT NULL,
    old_principal BIGINT      NOT NULL,
    old_surplus   BIGINT      NOT NULL,
    new_penalty   BIGINT      NOT NULL,
    new_late_fee  BIGINT      NOT NULL,
    new_interest  BIGINT      NOT NULL,
    new_principal BIGINT      NOT NULL,
    new_surplus   BIGINT      NOT NULL,
    PRIMARY KEY (loan_id, seq, input_kind, input_id)
);
