-- Both sides' sums of one comparison, in cents, by what moves credit.
CREATE TABLE reconciliation_total (
    reconciliation_id CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency          CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account           BIGINT      NOT NULL,
    credit            BIGINT      NOT NULL,
    PRIMARY KEY (reconciliation_id, source, currency)
);
