package floorplan.api.database;

import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;

/**
 * Both schemas as the API's own users, who read nearly everything and change nearly nothing. The handles are no beans of their own: an API that hosts the {@code account}
 * queue has the account schema as its worker's user too.
 *
 * @param lists the account schema again, on connections of their own and with a short time limit: a list that takes long holds up no other read
 */
public record ApiDatabases(AccountDatabase account, AccountDatabase lists, ClmsDatabase clms) {}
