-- The figures of the files from before V070.
INSERT INTO receipt_file_sum (file_seq, kind, outcome, currency, value_date, account, line_count, amount)
SELECT seq, kind, outcome, currency, value_date, account, COUNT(*), SUM(amount)
FROM (SELECT f.seq, l.kind, COALESCE(l.outcome, '') AS outcome, l.currency, l.value_date, f.account, l.amount
    FROM receipt_file_line l JOIN receipt_file f ON f.seq = l.file_seq
    WHERE f.status IN ('BOOKING', 'POSTED', 'POSTED_WITH_EXCEPTIONS')) booked
GROUP BY seq, kind, outcome, currency, value_date, account;
