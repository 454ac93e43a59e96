-- `applied_through`: the last receipt whose turn to be applied has come. `unmatched`: the number of receipts that no rule has matched, once the lines are staged.
-- `decided_by`, `decision_reason`, `decided_at`: who let a HELD file go on or gave it up, and why; NULL: nobody had to.
ALTER TABLE receipt_file
    ADD COLUMN applied_through BIGINT       NOT NULL DEFAULT 0,
    ADD COLUMN unmatched       BIGINT       NOT NULL DEFAULT 0,
    ADD COLUMN decided_by      VARCHAR(128) NULL,
    ADD COLUMN decision_reason VARCHAR(500) NULL,
    ADD COLUMN decided_at      DATETIME(6)  NULL;
