-- The bytes of a file as they came, in parts counted from 0: the evidence of all that was booked from it.
CREATE TABLE receipt_file_part (
    file_seq BIGINT     NOT NULL,
    part     INT        NOT NULL,
    bytes    MEDIUMBLOB NOT NULL,
    PRIMARY KEY (file_seq, part)
);
