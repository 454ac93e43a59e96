-- The lines of a file as they were read. They count once their file is BOOKING; the lines of a file that is not booked are deleted. Texts that the file does not state are empty. `payer`: DEALER or MANUFACTURER; NULL: not stated.
-- `content`: hash of all that the line states; `unreferenced`: the same if there is no bank reference, else NULL. `outcome`: NULL until the line is booked. `receipt_id`: the receipt that it brought or took back; NULL: none.
-- `known_file`, `known_line`: the line with the same key that came first; NULL: this one did. `note`: why it FAILED, for people. `booking_date`: of its posting; NULL: nothing was posted.
CREATE TABLE receipt_file_line (
    file_seq           BIGINT       NOT NULL,
    line               BIGINT       NOT NULL,
    kind               VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bank_reference     VARCHAR(64)  NOT NULL,
    detail_reference   VARCHAR(64)  NOT NULL,
    value_date         DATE         NOT NULL,
    currency           CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount             BIGINT       NOT NULL,
    payer              VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    payer_name         VARCHAR(200) NOT NULL,
    payer_account      VARCHAR(64)  NOT NULL,
    loan_no            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    vin                VARCHAR(32)  NOT NULL,
    original_reference VARCHAR(64)  NOT NULL,
    remittance         VARCHAR(500) NOT NULL,
    content            CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unreferenced       CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    outcome            VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    receipt_id         CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    known_file         BIGINT       NULL,
    known_line         BIGINT       NULL,
    note               VARCHAR(500) NULL,
    booking_date       DATE         NULL,
    booked_at          DATETIME(6)  NULL,
    PRIMARY KEY (file_seq, line),
    KEY receipt_file_line_by_content (file_seq, unreferenced, line),
    KEY receipt_file_line_by_outcome (file_seq, outcome, line),
    KEY receipt_file_line_by_reference (bank_reference),
    KEY receipt_file_line_by_booking_date (booking_date)
);
