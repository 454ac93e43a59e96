-- Of a dead letter's body that was kept: how long it is in bytes, and its SHA-256 in hexadecimal digits. A body of more than 8 MB has its first 1 MB in the column body; the whole is in
-- the dead queue. Rows from before have NULL in both.
ALTER TABLE credit_log
    ADD COLUMN body_length BIGINT NULL,
    ADD COLUMN body_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
