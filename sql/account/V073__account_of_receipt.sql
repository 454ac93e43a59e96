-- `account`: the bank account that a BANK receipt came to; NULL: another origin. The index adds up open receipts by account and day, and by age.
ALTER TABLE receipt
    ADD COLUMN account VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD INDEX receipt_by_account (status, account, received_on, currency, open_amount);
