-- The bank accounts that dealers and manufacturers are known to pay from. `party`: the id of the dealer or manufacturer.
CREATE TABLE payer_account (
    account    VARCHAR(64)  NOT NULL PRIMARY KEY,
    payer      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    party      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    client     VARCHAR(128) NOT NULL,
    changed_at DATETIME(6)  NOT NULL,
    KEY payer_account_by_party (party)
);
