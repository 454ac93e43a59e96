-- Double entry, only ever added to. An entry is the lines of one source, event and date calculated for: they sum to zero. Debit above
-- zero, credit below, in cents. The key makes what caused an entry cause it once, and orders the journal by booking date, so that a day's books are one range.
CREATE TABLE journal_line (
    booking_date   DATE         NOT NULL,
    source         VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    calculated_for DATE         NOT NULL,
    account        VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency       CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount         BIGINT       NOT NULL,
    PRIMARY KEY (booking_date, source, event, calculated_for, account)
);
