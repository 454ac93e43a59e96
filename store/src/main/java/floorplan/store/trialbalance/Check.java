package floorplan.store.trialbalance;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two figures that a trial balance compared: cents, or loans where there is no currency.
 *
 * @param loans numbers of the loans that cause a difference, at most {@value DifferenceCauses#MOST}
 * @param note the fault of these loans, in words; may be empty
 */
record Check(
        CheckName name,
        @Nullable String currency,
        @Nullable String account,
        @Nullable String loanType,
        BigDecimal expected,
        BigDecimal actual,
        List<String> loans,
        String note) {
    static Check of(CheckName name, Ledger ledger, BigDecimal expected, BigDecimal actual) {
        return new Check(name, ledger.currency(), ledger.account(), ledger.loanType(), expected, actual, List.of(), "");
    }

    static Check ofCurrency(CheckName name, String currency, BigDecimal expected, BigDecimal actual) {
        return new Check(name, currency, null, null, expected, actual, List.of(), "");
    }

    static Check ofLoans(CheckName name, @Nullable String loanType, BigDecimal expected, BigDecimal actual) {
        return new Check(name, null, null, loanType, expected, actual, List.of(), "");
    }

    boolean holds() {
        return expected.compareTo(actual) == 0;
    }

    Check causedBy(DifferenceCauses.NamedCauses found) {
        return new Check(name, currency, account, loanType, expected, actual, found.loans(), found.note());
    }
}
