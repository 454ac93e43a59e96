-- What a date's day-end goes through, per loan type: ranges of loan keys. `done_through` is the checkpoint, moved in the transaction that
-- closes the loans up to it. `eligible`: loans that had the date before them when the range was made. `round` 0 holds all loans that were
-- visible then; each later one those that appeared meanwhile.
CREATE TABLE day_end_range (
    business_date DATE        NOT NULL,
    loan_type     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    round         INT         NOT NULL,
    first_id      BIGINT      NOT NULL,
    last_id       BIGINT      NOT NULL,
    eligible      BIGINT      NOT NULL,
    done_through  BIGINT      NOT NULL,
    done          BIGINT      NOT NULL DEFAULT 0,
    failed        BIGINT      NOT NULL DEFAULT 0,
    started_at    DATETIME(6) NULL,
    finished_at   DATETIME(6) NULL,
    PRIMARY KEY (business_date, loan_type, round, first_id)
);
