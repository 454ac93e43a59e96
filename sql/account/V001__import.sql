-- One row per import of a file. `seq` is what loans refer to: short, and in the order of arrival.
-- A loan is visible once the import that brought it is COMPLETED: one update shows a million loans at once.
-- status: STAGING while the file arrives, RUNNING once its workflow has begun, REFUSING while that gives back what it took, then COMPLETED or REFUSED.
-- Whoever changes it says from which status, so that of two that would end an import one wins. `touched_at`: when a line of a STAGING file last arrived.
-- `open_date`: the open date when its drawdowns were booked.
CREATE TABLE import (
    seq         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id          CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    kind        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_count  BIGINT       NOT NULL DEFAULT 0,
    created_at  DATETIME(6)  NOT NULL,
    touched_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    finished_at DATETIME(6)  NULL,
    open_date   DATE         NULL,
    KEY import_by_status (status, touched_at)
);
