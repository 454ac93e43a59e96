package floorplan.api.server;

/** The servers that Floorplan needs. */
enum NeededServer {
    /** MySQL with the schema account. */
    MYSQL_ACCOUNT,
    /** MySQL with the schema clms, which may be another server. */
    MYSQL_CLMS,
    REDIS,
    RABBITMQ,
    TEMPORAL
}
