package floorplan.activities.receiptfile;

/**
 * The way in which the files of one bank account are read.
 *
 * @param name in paths and settings
 * @param hash of the settings behind it, so that two processes can tell whether they read files alike
 * @param account the bank account
 * @param anyAccount whether an upload may state another bank account
 * @param balances the order of the entries, if the files state balances
 * @param comparing whether its files post nothing and are only compared with those of the account's other profile
 */
public record FileProfile(
        String name,
        String hash,
        String account,
        boolean anyAccount,
        ReceiptFileReader reader,
        BalanceOrder balances,
        boolean comparing) {

    /** Whether the files state balances, which then are a control of their own. */
    public boolean hasBalances() {
        return balances != BalanceOrder.NONE;
    }
}
