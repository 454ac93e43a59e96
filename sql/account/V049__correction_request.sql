-- A rate correction or a waiver that a person asked for: one row per request. The correction that carries it out is `correction_seq` of `loan_id`.
-- `kind`: RATE or WAIVER. `back_dating`: how far back the client may go with a rate, LIMITED or TO_DRAWDOWN. `if_version`: the version that the loan must still have; NULL: any.
-- A rate: `effective_from`, `annual_rate`, and once applied `replaced_rate`: the rate of the same date before; NULL: there was none.
-- A waiver: `late_fee_of`: the first day of the month whose late fee is waived; NULL: penalty interest. `amount`: at most so many cents; NULL: all that stands there.
-- `credit`: cents of the dealer's credit that it restores, or uses again if below 0; 0: no message is sent, and `sent_at` is set when it is applied.
CREATE TABLE correction_request (
    id              CHAR(32)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    client          VARCHAR(128)  NOT NULL,
    idempotency_key VARCHAR(255)  NOT NULL,
    request_hash    CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_no         VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind            VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason          VARCHAR(500)  NOT NULL,
    back_dating     VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    if_version      BIGINT        NULL,
    effective_from  DATE          NULL,
    annual_rate     DECIMAL(12,6) NULL,
    replaced_rate   DECIMAL(12,6) NULL,
    late_fee_of     DATE          NULL,
    amount          BIGINT        NULL,
    status          VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refusal_reason  VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    refusal_detail  VARCHAR(500)  NULL,
    loan_id         BIGINT        NULL,
    correction_seq  INT           NULL,
    credit          BIGINT        NULL,
    accepted_at     DATETIME(6)   NOT NULL,
    decided_at      DATETIME(6)   NULL,
    sent_at         DATETIME(6)   NULL,
    KEY correction_request_by_sending (sent_at, status, accepted_at),
    KEY correction_request_by_loan (loan_id, correction_seq)
);
