-- Money that no loan takes: what came to each receipt, above zero, and what left it, below; in cents, only ever added to. A receipt is the surplus of the repayment with its id.
-- `source`: what moved it, as in journal_line.
CREATE TABLE unapplied_receipt (
    receipt_id   CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source       VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payer        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency     CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount       BIGINT       NOT NULL,
    booking_date DATE         NOT NULL,
    PRIMARY KEY (receipt_id, source)
);
