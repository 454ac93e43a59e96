-- The one open date. Whoever posts reads it under a shared lock; closing a date moves it under the exclusive one. NULL: no date was ever closed.
CREATE TABLE open_date (
    only_row  TINYINT NOT NULL PRIMARY KEY,
    open_date DATE    NULL
);
