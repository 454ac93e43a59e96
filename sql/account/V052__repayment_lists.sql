-- One index for each filter of the list of repayments (floorplan.store.repayment.RepaymentFilter), each in the order of the list: acceptance, then id.
-- Columns behind the id are there to be tested without a look at the row.
ALTER TABLE repayment_log
    ADD INDEX repayment_by_acceptance (accepted_at, id, amount),
    ADD INDEX repayment_by_loan_no (loan_no, accepted_at),
    ADD INDEX repayment_by_dealer (dealer_id, accepted_at, id, status, payer, listed_value_date, amount),
    ADD INDEX repayment_by_manufacturer (manufacturer_id, accepted_at, id, payer),
    ADD INDEX repayment_by_payer (payer, accepted_at),
    ADD INDEX repayment_by_status (status, accepted_at),
    ADD INDEX repayment_by_value_date (listed_value_date, accepted_at, id, amount),
    ADD INDEX repayment_by_amount (amount, accepted_at, id, listed_value_date),
    ADD INDEX repayment_by_key (idempotency_key);
