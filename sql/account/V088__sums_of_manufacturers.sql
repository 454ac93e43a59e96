-- The report of balances per manufacturer adds up the loans of a whole manufacturer, and now reads them in this index alone. A day-end changes none of its columns. A repayment changes one entry of it: 0.02 ms of the database's CPU.
ALTER TABLE loan
    DROP INDEX loan_by_manufacturer,
    ADD INDEX loan_by_manufacturer (manufacturer_id, id, currency, closed_on, corrections, principal, dealer_interest_paid, manufacturer_interest_paid,
        late_fee_paid, late_fee_waived, penalty_paid, penalty_waived);
