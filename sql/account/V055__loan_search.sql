-- Loans by VIN, and those of a manufacturer and those that are paid off or not in the order of the list of loans.
ALTER TABLE loan
    ADD INDEX loan_by_vin (vin, loan_no),
    ADD INDEX loan_by_manufacturer (manufacturer_id, id),
    ADD INDEX loan_by_end (closed_on, id);
