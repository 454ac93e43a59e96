-- One row per repayment that was taken back, or is being so, for ever: a repayment is taken back once. What it takes back stands in repayment_log.
-- `restarted`: the loan was closed before, and starts again on `effective_date`.
CREATE TABLE reversal_log (
    repayment_id   CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    client         VARCHAR(128) NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    status         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    restarted      BOOLEAN      NOT NULL DEFAULT FALSE,
    effective_date DATE         NULL,
    booking_date   DATE         NULL,
    accepted_at    DATETIME(6)  NOT NULL,
    decided_at     DATETIME(6)  NULL,
    sent_at        DATETIME(6)  NULL,
    KEY reversal_by_booking_date (booking_date),
    KEY reversal_by_sending (sent_at, status, accepted_at)
);
