-- Rows from before V050. Reads and writes every row once: some minutes for ten million.
UPDATE repayment_log r LEFT JOIN loan l ON l.loan_no = r.loan_no
SET r.dealer_id = l.dealer_id, r.manufacturer_id = l.manufacturer_id, r.listed_value_date = COALESCE(r.value_date, r.stated_value_date);
