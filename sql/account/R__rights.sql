-- Least rights: the journal and the logs' history cannot be rewritten by those who post to them. The users exist before (sql/users.sql).
GRANT SELECT ON account.* TO account_worker;
GRANT SELECT ON account.* TO account_api;
GRANT INSERT, UPDATE ON import TO account_api;
GRANT INSERT ON import_reason TO account_api;
GRANT INSERT, DELETE ON staged_loan TO account_api;
GRANT UPDATE ON import TO account_worker;
GRANT INSERT ON import_reason TO account_worker;
GRANT DELETE ON staged_loan TO account_worker;
GRANT INSERT, UPDATE, DELETE ON loan TO account_worker;
GRANT INSERT, DELETE ON loan_rate TO account_worker;
GRANT INSERT ON accrual TO account_worker;
GRANT INSERT ON late_accrual TO account_worker;
GRANT INSERT, UPDATE ON period_paid TO account_worker;
GRANT INSERT, UPDATE ON repayment_log TO account_worker;
GRANT INSERT ON repayment_interest TO account_worker;
GRANT INSERT ON journal_line TO account_worker;
GRANT UPDATE ON open_date TO account_worker;
