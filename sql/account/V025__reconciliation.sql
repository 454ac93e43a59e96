-- One row per comparison of both sides; `id` is its workflow's. `finished_at`: NULL while it runs. What was mended is counted, what was not stands in reconciliation_difference.
CREATE TABLE reconciliation (
    id             CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    started_at     DATETIME(6) NOT NULL,
    finished_at    DATETIME(6) NULL,
    sent_again     BIGINT      NOT NULL DEFAULT 0,
    reserved_again BIGINT      NOT NULL DEFAULT 0,
    marks_removed  BIGINT      NOT NULL DEFAULT 0,
    KEY reconciliation_by_start (started_at)
);
