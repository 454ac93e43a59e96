package floorplan.domain.loan;

/**
 * Validates the ids and the VIN of a loan. Loops are faster than regular expressions, and every loan of a day-end is
 * checked.
 */
public final class LoanNames {
    /** The rule of {@link #isId} as a regular expression, for documentation. */
    public static final String ID_PATTERN = "^[A-Za-z0-9._:-]{1,64}$";

    /** The rule of {@link #isId} in words. */
    public static final String ID_RULE = "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -";

    /** The rule of {@link #isVin} in words. */
    public static final String VIN_RULE = "must be 1 to 32 characters of A-Z 0-9 -";

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_VIN = 32;

    private LoanNames() {}

    /**
     * True if a loan, dealer, manufacturer or repayment can have this id. Such an id fits every column and every
     * workflow id.
     */
    public static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && isMadeOfIdCharacters(id);
    }

    /**
     * Returns the id if {@link #isId} accepts it.
     *
     * @throws IllegalArgumentException naming the field and the rule, if it does not
     */
    public static String requireId(String field, String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(field + " " + ID_RULE);
        }
        return id;
    }

    /** True if a loan can have this VIN. */
    public static boolean isVin(String vin) {
        return !vin.isEmpty() && vin.length() <= LONGEST_VIN && isMadeOfVinCharacters(vin);
    }

    static void requireVin(String vin) {
        if (!isVin(vin)) {
            throw new IllegalArgumentException("vin " + VIN_RULE);
        }
    }

    private static boolean isMadeOfIdCharacters(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!isVinCharacter(c) && !(c >= 'a' && c <= 'z') && c != '.' && c != '_' && c != ':') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMadeOfVinCharacters(String vin) {
        for (int i = 0; i < vin.length(); i++) {
            if (!isVinCharacter(vin.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVinCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
