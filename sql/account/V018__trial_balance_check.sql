-- What one run compared, line by line in order of `seq`: cents of one currency, or a count of loans where there is no currency. `loans`: numbers of the loans that
-- cause a difference, at most a few, separated by spaces; `note` says in words what is wrong with them.
CREATE TABLE trial_balance_check (
    business_date DATE          NOT NULL,
    run           INT           NOT NULL,
    seq           INT           NOT NULL,
    name          VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency      CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NULL,
    account       VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    loan_type     VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    expected      DECIMAL(30,0) NOT NULL,
    actual        DECIMAL(30,0) NOT NULL,
    loans         VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    note          VARCHAR(500)  NOT NULL DEFAULT '',
    PRIMARY KEY (business_date, run, seq)
);
