-- Each time the books of a closed date were checked. `run` counts from 1 within the date; the newest one speaks for it. `holds`: every check did.
CREATE TABLE trial_balance (
    business_date DATE        NOT NULL,
    run           INT         NOT NULL,
    checked_at    DATETIME(6) NOT NULL,
    holds         BOOLEAN     NOT NULL,
    PRIMARY KEY (business_date, run)
);
