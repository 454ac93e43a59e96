-- Fees given up: an input of its loan, only ever added to. `late_fee_of`: the first day of the month whose late fee is given up; NULL for penalty interest. `amount`: the most that it takes, in cents.
-- Who gave it up and why stands in the correction of the same input.
CREATE TABLE waiver (
    id             CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    loan_id        BIGINT      NOT NULL,
    apply_sequence BIGINT      NOT NULL,
    late_fee_of    DATE        NULL,
    amount         BIGINT      NOT NULL,
    effective_date DATE        NOT NULL,
    KEY waiver_by_loan (loan_id)
);
