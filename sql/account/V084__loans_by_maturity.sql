-- Open loans by maturity date.
CREATE INDEX loan_by_maturity ON loan (closed_on, maturity_date, id);
