-- The keys of all lines of all files that were booked: a key is of one line, so no line is booked twice. `content`: hash of all that the line states.
CREATE TABLE receipt_line_key (
    line_key CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    file_seq BIGINT   NOT NULL,
    line     BIGINT   NOT NULL,
    content  CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
);
