-- One row per business date that was closed, or is being closed. `closed_at`: when the open date moved past it. Its status is told from its
-- newest trial balance and its open failures, so that whoever mends a failure writes nothing here.
CREATE TABLE day_end (
    business_date DATE        NOT NULL PRIMARY KEY,
    started_at    DATETIME(6) NOT NULL,
    closed_at     DATETIME(6) NULL
);
