-- What repayments have paid of each interest period (its month, by first day), in cents. No row: nothing paid.
CREATE TABLE period_paid (
    loan_id           BIGINT NOT NULL,
    month             DATE   NOT NULL,
    dealer_paid       BIGINT NOT NULL,
    manufacturer_paid BIGINT NOT NULL,
    PRIMARY KEY (loan_id, month)
);
