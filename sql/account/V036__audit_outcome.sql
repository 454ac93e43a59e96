-- How it came out: ASKED, DONE, REFUSED. NULL: the row is older than this column. The hash of a row that has one covers it.
ALTER TABLE audit ADD COLUMN outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER state_after;
