-- Creates the schemas and users. The migrations, which run as the owners, grant the rights of the workers and of the
-- API. Safe to run again. Valid for MySQL 8.4 and MariaDB 10.11.
--
-- ${...} stands for a password. devstack fills it in for the local stack, sql/users.sh for docker compose.

CREATE DATABASE IF NOT EXISTS account CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE IF NOT EXISTS clms CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER IF NOT EXISTS 'account_owner'@'%' IDENTIFIED BY '${FLOORPLAN_MIGRATE_ACCOUNT_PASSWORD}';
CREATE USER IF NOT EXISTS 'account_worker'@'%' IDENTIFIED BY '${FLOORPLAN_ACCOUNT_WORKER_PASSWORD}';
CREATE USER IF NOT EXISTS 'account_api'@'%' IDENTIFIED BY '${FLOORPLAN_ACCOUNT_API_PASSWORD}';
CREATE USER IF NOT EXISTS 'clms_owner'@'%' IDENTIFIED BY '${FLOORPLAN_MIGRATE_CLMS_PASSWORD}';
CREATE USER IF NOT EXISTS 'clms_worker'@'%' IDENTIFIED BY '${FLOORPLAN_CLMS_WORKER_PASSWORD}';
CREATE USER IF NOT EXISTS 'clms_api'@'%' IDENTIFIED BY '${FLOORPLAN_CLMS_API_PASSWORD}';

GRANT ALL PRIVILEGES ON account.* TO 'account_owner'@'%' WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON clms.* TO 'clms_owner'@'%' WITH GRANT OPTION;
