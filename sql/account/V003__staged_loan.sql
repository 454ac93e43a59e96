-- The lines of a loans file as they were read, until the import has claimed or refused them.
CREATE TABLE staged_loan (
    import_seq          BIGINT        NOT NULL,
    line                BIGINT        NOT NULL,
    loan_no             VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dealer_id           VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    manufacturer_id     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type           VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    vin                 VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency            CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    drawn               BIGINT        NOT NULL,
    annual_rate         DECIMAL(12,6) NOT NULL,
    penalty_annual_rate DECIMAL(12,6) NOT NULL,
    late_fee            BIGINT        NOT NULL,
    day_count           VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dealer_share        DECIMAL(7,6)  NOT NULL,
    drawdown_date       DATE          NOT NULL,
    maturity_date       DATE          NOT NULL,
    PRIMARY KEY (import_seq, line)
);
