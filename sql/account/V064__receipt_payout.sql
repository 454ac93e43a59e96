-- A refund or a return of an unapplied receipt that a person asked for, with the decision: one row per request, only ever added to. `id`: from client and idempotency key. `kind`: REFUND, to the payer, or RETURN,
-- to the bank. `asked`: cents; NULL: all that is open. `status`: APPLIED or REFUSED. `paid`: cents that left; NULL if refused.
CREATE TABLE receipt_payout (
    id              CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    client          VARCHAR(128) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    request_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    receipt_id      CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked           BIGINT       NULL,
    reason          VARCHAR(500) NOT NULL,
    status          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refusal_reason  VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    refusal_detail  VARCHAR(500) NULL,
    paid            BIGINT       NULL,
    booking_date    DATE         NULL,
    decided_at      DATETIME(6)  NOT NULL,
    KEY receipt_payout_by_receipt (receipt_id)
);
