-- The loan that a receipt of a bank's file is matched with, and what became of the match.
-- `match_rule`: the rule that found the loan: REPAYMENT_ID, LOAN_ID, VIN, PAYOFF or INTEREST_DUE; NULL: none did, and `note` says why. `matched_loan`: the loan's key. `matched_payer`: whose debt the money pays.
-- `account_payer`, `account_party`: the dealer or manufacturer whose account paid; NULL: the account is not known.
-- `repayment_id`: the repayment that applied the receipt. `applied_at`: when the line left UNAPPLIED. `waits_for`: why it is still UNAPPLIED although its turn has come; NULL: it does not wait.
ALTER TABLE receipt_file_line
    ADD COLUMN match_rule    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN matched_loan  BIGINT       NULL,
    ADD COLUMN matched_payer VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN account_payer VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN account_party VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN repayment_id  CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN applied_at    DATETIME(6)  NULL,
    ADD COLUMN waits_for     VARCHAR(500) NULL,
    ADD INDEX receipt_file_line_by_receipt (receipt_id);
