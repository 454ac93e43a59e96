-- One row per import of a file. `seq` is what loans refer to: short, and in the order of arrival.
-- A loan is visible once the import that brought it is COMPLETED: one update shows a million loans at once.
CREATE TABLE import (
    seq         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id          CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    kind        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_count  BIGINT       NOT NULL DEFAULT 0,
    created_at  DATETIME(6)  NOT NULL,
    finished_at DATETIME(6)  NULL
);
