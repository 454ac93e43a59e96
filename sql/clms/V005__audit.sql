-- Who did what to which subject, and when. Only ever added to; each row's hash covers the hash of the row before it, so
-- that a change of any row shows in all later ones.
CREATE TABLE audit (
    seq           BIGINT       NOT NULL PRIMARY KEY,
    at            DATETIME(6)  NOT NULL,
    actor         VARCHAR(128) NOT NULL,
    action        VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_kind  VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id    VARCHAR(128) NOT NULL,
    state_before  MEDIUMTEXT   NULL,
    state_after   MEDIUMTEXT   NULL,
    previous_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash          CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY audit_by_subject (subject_kind, subject_id, seq)
);
