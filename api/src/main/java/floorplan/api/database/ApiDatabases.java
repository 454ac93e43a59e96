package floorplan.api.database;

import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;

/**
 * Both schemas as the API's own users, which may read everything and change little. The handles are not beans: an API
 * that hosts the {@code account} queue also has a bean for the account schema, with the worker's user.
 *
 * @param lists the account schema on separate connections with a short time limit, so a slow list holds up no other
 *     read
 */
public record ApiDatabases(AccountDatabase account, AccountDatabase lists, ClmsDatabase clms) {}
