-- The accounts of the receipts from before V073. A receipt of a bank has the key of its line.
UPDATE receipt r JOIN receipt_line_key k ON k.line_key = r.id JOIN receipt_file f ON f.seq = k.file_seq SET r.account = f.account
WHERE r.origin = 'BANK';
