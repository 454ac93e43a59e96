-- One row per movement of credit, for ever; the message id makes it happen once. kind: RESERVATION (an import's loans of one dealer), RESTORATION
-- (the principal part of a repayment). outcome: RESERVED, RELEASED (a reservation given back, or its tombstone), RESTORED, DEAD_LETTER,
-- DISCARDED, DROPPED. The last three columns are a dead letter's: the body as it came (null when it is too long for a row), why, and how often it became one.
CREATE TABLE credit_log (
    message_id      VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    kind            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dealer_id       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    loan_no         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency        CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount          BIGINT       NULL,
    value_date      DATE         NULL,
    created_at      DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6)  NULL,
    body            MEDIUMBLOB   NULL,
    failure         VARCHAR(500) NULL,
    dead_letters    INT          NOT NULL DEFAULT 0,
    KEY credit_log_by_dealer (dealer_id, created_at),
    KEY credit_log_by_outcome (outcome, created_at)
);
