-- Each user has the least rights. sql/users.sql has created the users.
GRANT SELECT ON clms.* TO clms_worker;
GRANT SELECT ON clms.* TO clms_api;
GRANT INSERT, UPDATE ON credit_line TO clms_worker;
GRANT INSERT, UPDATE ON credit_log TO clms_worker;
GRANT DELETE ON staged_credit_line TO clms_worker;
GRANT INSERT, DELETE ON staged_credit_line TO clms_api;
GRANT INSERT ON credit_decision TO clms_api;
GRANT INSERT ON credit_decision TO clms_worker;
GRANT INSERT ON bulk TO clms_api;
GRANT INSERT ON bulk_item TO clms_api;
GRANT UPDATE ON bulk TO clms_worker;
GRANT UPDATE ON bulk_item TO clms_worker;
GRANT INSERT ON audit TO clms_api;
GRANT INSERT ON audit TO clms_worker;
