package floorplan.domain.loan;

/** Checks the names a loan is known by. Written as loops: every loan of a day-end passes here. */
final class Names {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_VIN = 32;

    private Names() {}

    static void requireId(String field, String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID || !isMadeOfIdCharacters(id)) {
            throw new IllegalArgumentException(field + " must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }
    }

    static void requireVin(String vin) {
        if (vin.isEmpty() || vin.length() > LONGEST_VIN || !isMadeOfVinCharacters(vin)) {
            throw new IllegalArgumentException("vin must be 1 to 32 characters of A-Z 0-9 -");
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
