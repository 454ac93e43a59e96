INSERT INTO open_date (only_row, open_date) VALUES (1, NULL);
