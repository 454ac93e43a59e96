-- The receipts from before V060. Each is the surplus of a repayment, and nothing has left one yet: its open amount is the sum of its movements.
INSERT INTO receipt (id, origin, loan_id, payer, party, currency, amount, open_amount, received_on, status, note, created_at)
SELECT u.receipt_id, CASE WHEN v.kind = 'MISPOSTED' THEN 'MISPOSTED' ELSE 'SURPLUS' END, l.id, r.payer,
    CASE WHEN r.payer = 'DEALER' THEN l.dealer_id ELSE l.manufacturer_id END, u.currency, u.amount, u.amount, r.value_date,
    CASE WHEN u.amount > 0 THEN 'OPEN' ELSE 'CANCELLED' END,
    CASE WHEN v.kind = 'MISPOSTED' THEN CONCAT('Repayment ', r.id, ' was posted to the wrong loan, ', l.loan_no, '.')
        ELSE CONCAT('Loan ', l.loan_no, ' no longer takes this part of repayment ', r.id, '.') END,
    COALESCE((SELECT MIN(c.made_at) FROM correction_allocation x JOIN correction c ON c.loan_id = x.loan_id AND c.seq = x.seq
        WHERE x.loan_id = l.id AND x.input_kind = 'REPAYMENT' AND x.input_id = r.id AND x.new_surplus > 0), r.accepted_at)
FROM (SELECT receipt_id, currency, SUM(amount) AS amount FROM unapplied_receipt GROUP BY receipt_id, currency) u
    JOIN repayment_log r ON r.id = u.receipt_id JOIN loan l ON l.id = r.loan_id
    LEFT JOIN reversal_log v ON v.repayment_id = r.id AND v.status = 'APPLIED';
