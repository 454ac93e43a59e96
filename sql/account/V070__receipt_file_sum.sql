-- The kept figures of each file: number and total of its lines by kind, outcome, currency and value date. Changed in the transaction that changes a line's outcome, so no list has to add up lines. `outcome`: empty while the lines have none.
-- `account`: the bank account. Rows whose lines have all gone to other outcomes stay, with zeros. `amount`: cents.
CREATE TABLE receipt_file_sum (
    file_seq   BIGINT      NOT NULL,
    kind       VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome    VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency   CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value_date DATE        NOT NULL,
    account    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_count BIGINT      NOT NULL,
    amount     BIGINT      NOT NULL,
    PRIMARY KEY (file_seq, kind, outcome, currency, value_date),
    KEY receipt_file_sum_by_date (value_date DESC, account, currency),
    KEY receipt_file_sum_by_account (account, value_date DESC, currency)
);
