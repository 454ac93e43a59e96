-- Each account's balance in cents at the end of a closed date, debit above zero, as its newest trial balance computed it from the whole journal.
CREATE TABLE closing_balance (
    business_date DATE          NOT NULL,
    currency      CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account       VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type     VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    balance       DECIMAL(30,0) NOT NULL,
    PRIMARY KEY (business_date, currency, account, loan_type)
);
