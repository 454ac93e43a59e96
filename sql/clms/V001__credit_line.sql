-- A dealer's credit line in cents of one currency. `used` is the undischarged principal of the dealer's loans.
CREATE TABLE credit_line (
    dealer_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    currency     CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    credit_limit BIGINT      NOT NULL,
    used         BIGINT      NOT NULL DEFAULT 0,
    version      BIGINT      NOT NULL DEFAULT 1
);
