-- Returns whose receipt is not booked yet: one row per line of a file with the outcome RETURN_WAITING, deleted once a receipt with its original reference, amount and currency is booked. `line_key`: the line's key.
CREATE TABLE waiting_return (
    file_seq           BIGINT      NOT NULL,
    line               BIGINT      NOT NULL,
    line_key           CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    original_reference VARCHAR(64) NOT NULL,
    currency           CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount             BIGINT      NOT NULL,
    created_at         DATETIME(6) NOT NULL,
    PRIMARY KEY (file_seq, line),
    KEY waiting_return_by_account (account, file_seq, line)
);
