-- Reports at the end of a date look for the loans with repayments booked after it, and now find them in the index alone. Both columns are written together, once.
ALTER TABLE repayment_log
    DROP INDEX repayment_by_booking_date,
    ADD INDEX repayment_by_booking_date (booking_date, loan_id);
