-- The lines of a credit-lines file as they were read, until the import has taken or refused them.
CREATE TABLE staged_credit_line (
    import_id    CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line         BIGINT      NOT NULL,
    dealer_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency     CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    credit_limit BIGINT      NOT NULL,
    PRIMARY KEY (import_id, line)
);
