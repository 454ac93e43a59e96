-- An item of a bulk request and its result. outcome: PENDING, DECIDED (under way), DONE, FAILED (again), SKIPPED (settled by somebody else meanwhile).
CREATE TABLE bulk_item (
    bulk_id     CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number      INT          NOT NULL,
    subject     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome     VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail      VARCHAR(500) NULL,
    finished_at DATETIME(6)  NULL,
    PRIMARY KEY (bulk_id, number),
    KEY bulk_item_by_outcome (bulk_id, outcome, number)
);
