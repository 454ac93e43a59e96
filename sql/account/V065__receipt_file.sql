-- One row per file of a bank's receipts. `seq` is what its parts and lines refer to.
-- status: RECEIVING while the file arrives, RECEIVED once all its bytes are kept, BOOKING once all its lines are staged and add up to the control totals; then POSTED, POSTED_WITH_EXCEPTIONS, OUT_OF_BALANCE or REFUSED.
-- REPEATED: the same bytes had come before. Whoever changes the status says from which one, so that of two that would change it one wins. `touched_at`: when bytes of a RECEIVING file last arrived.
-- `account`: the bank account. `statement_id`: the bank's number of the statement; NULL: not stated. `control`: the totals stated with the upload; NULL: the file's balances are its control. `profile_hash`: of the profile's settings.
-- `content_key`: hash of the bytes, so that the same bytes are one file; of a file that was not booked `request_key`, the hash of bytes, profile and control: the same bytes may come again with another control. `statement_key`: the statement id of a file that is or will be booked.
-- `receipts_through`, `returns_through`: the last line of each kind that has its outcome. Amounts are cents. `charset`, counts and sums are known once the lines are staged.
CREATE TABLE receipt_file (
    seq              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id               CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    profile          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    profile_hash     CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    statement_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    control          VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status           VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size             BIGINT       NOT NULL DEFAULT 0,
    sha256           CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    content_key      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    request_key      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    statement_key    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    charset          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    receipts         BIGINT       NOT NULL DEFAULT 0,
    receipt_amount   BIGINT       NOT NULL DEFAULT 0,
    returns          BIGINT       NOT NULL DEFAULT 0,
    return_amount    BIGINT       NOT NULL DEFAULT 0,
    skipped          BIGINT       NOT NULL DEFAULT 0,
    receipts_through BIGINT       NOT NULL DEFAULT 0,
    returns_through  BIGINT       NOT NULL DEFAULT 0,
    client           VARCHAR(128) NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    touched_at       DATETIME(6)  NOT NULL,
    finished_at      DATETIME(6)  NULL,
    UNIQUE KEY receipt_file_content (account, content_key),
    UNIQUE KEY receipt_file_statement (account, statement_key),
    KEY receipt_file_by_status (status, touched_at)
);
