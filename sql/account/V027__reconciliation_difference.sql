-- What one comparison found and could not mend. Cents; NULL where a side has nothing.
CREATE TABLE reconciliation_difference (
    reconciliation_id CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind              VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject           VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dealer_id         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency          CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    account           BIGINT       NULL,
    credit            BIGINT       NULL,
    detail            VARCHAR(500) NOT NULL,
    PRIMARY KEY (reconciliation_id, kind, subject)
);
