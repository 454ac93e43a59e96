-- A person's request about many dead letters at once. Its items are chosen in the transaction that adds it. finished_at: when each item had its result;
-- null before. request_hash tells a repeated request from another one with the same idempotency key, whose hash with the client is the id.
CREATE TABLE bulk (
    id            CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    request_hash  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decision      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    business_date DATE         NULL,
    asked_by      VARCHAR(128) NOT NULL,
    reason        VARCHAR(500) NULL,
    asked_at      DATETIME(6)  NOT NULL,
    finished_at   DATETIME(6)  NULL,
    KEY bulk_by_date (business_date, asked_at, id)
);
