-- A person's word that the differences one run found are known and that later dates may be closed. Only ever added to.
CREATE TABLE trial_balance_acceptance (
    business_date DATE         NOT NULL,
    run           INT          NOT NULL,
    actor         VARCHAR(128) NOT NULL,
    reason        VARCHAR(500) NOT NULL,
    accepted_at   DATETIME(6)  NOT NULL,
    PRIMARY KEY (business_date, run)
);
