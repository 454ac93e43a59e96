-- What the processes that use this schema were started with and must agree on, a row for each kind of process. `payload_keys` has a line for each key: its id and a mark that tells two keys of one id apart.
CREATE TABLE process_settings (
    process       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    business_zone VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload_keys  VARCHAR(8000) NOT NULL,
    active_key    VARCHAR(255)  NOT NULL,
    started_at    DATETIME(6)   NOT NULL
);
