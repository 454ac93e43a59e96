#!/bin/bash
# Run once by the MySQL image, on an empty data folder: users.sql with the passwords of the container's environment.
set -eu

statements=$(< /floorplan/users.sql)
for name in FLOORPLAN_{MIGRATE_ACCOUNT,ACCOUNT_WORKER,ACCOUNT_API,MIGRATE_CLMS,CLMS_WORKER,CLMS_API}_PASSWORD; do
    password=${!name:?is not set}
    case $password in
        *[\'\\]*) echo "$name: no quotes or backslashes, please" >&2 && exit 1 ;;
    esac
    statements=${statements//"\${$name}"/"$password"}
done
MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql --user=root <<< "$statements"
