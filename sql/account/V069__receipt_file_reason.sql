-- Why a file was not booked, by line of the file; line 0 speaks of the file as a whole, and an empty field of the whole line.
CREATE TABLE receipt_file_reason (
    file_seq BIGINT       NOT NULL,
    number   INT          NOT NULL,
    line     BIGINT       NOT NULL,
    field    VARCHAR(64)  NOT NULL,
    reason   VARCHAR(500) NOT NULL,
    PRIMARY KEY (file_seq, number)
);
