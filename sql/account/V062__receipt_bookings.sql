-- The trial balance of a date and its seal read the movements that are booked on it.
ALTER TABLE unapplied_receipt ADD INDEX unapplied_receipt_by_booking_date (booking_date, receipt_id, source);
