package floorplan.activities.receiptfile;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a remittance text that may be the id of a loan or repayment, or a VIN. */
final class RemittanceText {
    /** More words than a person writes; a longer text is cut here, so one line asks for few loans. */
    private static final int MOST = 60;

    private static final int LONGEST_ID = 64;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");
    private static final Pattern TAIL = Pattern.compile("[._:-]+$");
    private static final Pattern REPAYMENT_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");

    private RemittanceText() {}

    /** The words of a text. A word with colons is followed by its parts, because people write {@code loan:L-1}. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        while (words.size() < MOST && word.find()) {
            String whole = TAIL.matcher(word.group()).replaceFirst("");
            add(words, whole);
            if (whole.indexOf(':') >= 0) {
                for (String part : whole.split(":", -1)) {
                    add(words, TAIL.matcher(part).replaceFirst(""));
                }
            }
        }
        return words;
    }

    private static void add(Set<String> words, String word) {
        if (!word.isEmpty() && word.length() <= LONGEST_ID) {
            words.add(word);
        }
    }

    static boolean mayBeRepayment(String word) {
        return REPAYMENT_ID.matcher(word).matches();
    }

    static boolean mayBeVin(String word) {
        return VIN.matcher(word.toUpperCase(Locale.ROOT)).matches();
    }
}
