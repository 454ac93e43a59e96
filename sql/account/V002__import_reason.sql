-- Why an import was refused, by line of the file (the header is line 1); line 0 speaks of the file as a whole, and an
-- empty field of the whole line.
CREATE TABLE import_reason (
    import_seq BIGINT       NOT NULL,
    line       BIGINT       NOT NULL,
    field      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    PRIMARY KEY (import_seq, line, field, reason)
);
