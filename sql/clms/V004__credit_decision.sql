-- What people decided about dead letters, only ever added to. dead_letter counts how often the message had become one: of
-- several decisions about the same time, the key lets one in.
CREATE TABLE credit_decision (
    message_id  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dead_letter INT          NOT NULL,
    decision    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by  VARCHAR(128) NOT NULL,
    reason      VARCHAR(500) NOT NULL,
    decided_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (message_id, dead_letter)
);
