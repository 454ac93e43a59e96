-- The lines of an entry: debit above zero, credit below, in cents. Ordered by booking date, so that a day's books are one range.
CREATE TABLE journal_line (
    booking_date DATE        NOT NULL,
    entry_id     BIGINT      NOT NULL,
    account      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency     CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount       BIGINT      NOT NULL,
    PRIMARY KEY (booking_date, entry_id, account)
);
