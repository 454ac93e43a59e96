CREATE TABLE loan_rate (
    loan_id        BIGINT        NOT NULL,
    effective_from DATE          NOT NULL,
    annual_rate    DECIMAL(12,6) NOT NULL,
    PRIMARY KEY (loan_id, effective_from)
);
