package floorplan.runtime.receiptfile;

import floorplan.domain.loan.LoanNames;
import floorplan.store.settings.WrongSetting;

/** The rule of a bank account's name. */
final class Accounts {
    private Accounts() {}

    /** @throws WrongSetting if an account cannot have this name */
    static void require(String setting, String account) {
        if (!LoanNames.isId(account)) {
            throw new WrongSetting(setting, account, LoanNames.ID_RULE, "CNY-1");
        }
    }
}
