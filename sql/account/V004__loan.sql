-- Amounts are whole cents. What a loan has been posted lives in its newest accrual row, key (accrued_through, id); what has been paid
-- lives here and in period_paid. So closing a date appends rows and touches nothing here but accrued_through and version.
-- `id` is made of the loan type's code, the import and the line (floorplan.store.loan.LoanKeys): the loans of a type lie together, in the order they
-- came, so that closing a date reads and appends in key order.
-- `version` rises with every change that a reader of the loan can see, and never repeats.
CREATE TABLE loan (
    id                         BIGINT        NOT NULL PRIMARY KEY,
    loan_no                    VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    import_seq                 BIGINT        NOT NULL,
    dealer_id                  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    manufacturer_id            VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loan_type                  VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    vin                        VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency                   CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    drawn                      BIGINT        NOT NULL,
    penalty_annual_rate        DECIMAL(12,6) NOT NULL,
    late_fee                   BIGINT        NOT NULL,
    day_count                  VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dealer_share               DECIMAL(7,6)  NOT NULL,
    drawdown_date              DATE          NOT NULL,
    maturity_date              DATE          NOT NULL,
    accrued_through            DATE          NOT NULL,
    principal                  BIGINT        NOT NULL,
    dealer_interest_paid       BIGINT        NOT NULL DEFAULT 0,
    manufacturer_interest_paid BIGINT        NOT NULL DEFAULT 0,
    penalty_paid               BIGINT        NOT NULL DEFAULT 0,
    late_fee_paid              BIGINT        NOT NULL DEFAULT 0,
    closed_on                  DATE          NULL,
    version                    BIGINT        NOT NULL DEFAULT 1,
    KEY loan_by_dealer (dealer_id, id),
    KEY loan_by_import (import_seq, dealer_id)
);
