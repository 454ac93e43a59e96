-- Double entry, only ever added to. (event, source) is unique: what caused an entry causes it once.
CREATE TABLE journal_entry (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source         VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency       CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    calculated_for DATE         NOT NULL,
    booking_date   DATE         NOT NULL,
    UNIQUE KEY journal_entry_once (source, event)
);
