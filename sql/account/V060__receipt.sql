-- Money that no loan takes yet: one row per receipt, kept in the same transaction as its movements in unapplied_receipt. `amount`: the cents that came, in all. `open_amount`: the cents that have not left.
-- `origin`: SURPLUS or MISPOSTED: `id` is that of the repayment, and `loan_id` its loan; BANK: a line of a bank file, `loan_id` is NULL. `payer`: DEALER, MANUFACTURER or UNKNOWN; `party`: the id of that dealer or
-- manufacturer, NULL if unknown. `received_on`: the value date. `status`: OPEN, or once nothing is open how the last part left: APPLIED, REFUNDED, RETURNED, or CANCELLED by a correction of its loan.
-- `note`: why no loan took it, for people.
CREATE TABLE receipt (
    id          CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    origin      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_id     BIGINT       NULL,
    payer       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    party       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency    CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount      BIGINT       NOT NULL,
    open_amount BIGINT       NOT NULL,
    received_on DATE         NOT NULL,
    status      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note        VARCHAR(500) NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    CONSTRAINT receipt_open CHECK (open_amount >= 0 AND open_amount <= amount),
    KEY receipt_by_date (received_on, id, payer),
    KEY receipt_by_status (status, received_on, id, payer),
    KEY receipt_by_party (party, received_on, id, payer, status),
    KEY receipt_by_loan (loan_id)
);
