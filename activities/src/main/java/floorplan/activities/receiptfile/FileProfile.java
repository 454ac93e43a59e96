package floorplan.activities.receiptfile;

/**
 * The way in which the files of one bank account are read.
 *
 * @param name in paths and settings
 * @param hash a hash of the profile's settings; two processes with the same hash read files alike
 * @param account the bank account
 * @param anyAccount true if an upload may state another bank account
 * @param balances the order of the entries, if the files state balances
 * @param comparing true if its files post nothing and are only compared with the lines that another profile has posted
 */
public record FileProfile(
        String name,
        String hash,
        String account,
        boolean anyAccount,
        ReceiptFileReader reader,
        BalanceOrder balances,
        boolean comparing) {

    /** True if the files state balances. An upload of such a file needs no other control. */
    public boolean hasBalances() {
        return balances != BalanceOrder.NONE;
    }
}
