package floorplan.activities.receiptfile;

import floorplan.activities.receiptfile.MatchedReceipt.Candidate;
import floorplan.domain.loan.Payer;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.store.receiptfile.MatchLookups.FoundLoan;
import floorplan.store.receiptfile.MatchLookups.KnownPayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A receipt while the rules are tried on it, in their order. */
final class MatchAttempt {
    private static final int MOST_NAMED = 5;

    private final ReceiptLine line;
    private final @Nullable KnownPayer account;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private @Nullable Candidate match;

    MatchAttempt(ReceiptLine line, @Nullable KnownPayer account) {
        this.line = line;
        this.account = account;
    }

    ReceiptLine line() {
        return line;
    }

    /** The party whose account paid; null if it is not known. */
    @Nullable
    KnownPayer account() {
        return account;
    }

    /** The party whose account paid, unless the line states another kind of payer. */
    @Nullable
    KnownPayer party() {
        return account != null && account.payer() == payer() ? account : null;
    }

    /** The payer that the line states, else the one whose account paid, else the dealer: it pays for its cars. */
    private Payer payer() {
        Payer stated = line.payer();
        if (stated != null) {
            return stated;
        }
        return account == null ? Payer.DEALER : account.payer();
    }

    boolean isMatched() {
        return match != null;
    }

    /**
     * Takes the loans that a rule names.
     *
     * @param none the reason why it names none; empty if the rule does not concern this line
     * @param several the reason against several loans; their numbers follow it
     */
    void rule(MatchRule rule, Collection<FoundLoan> loans, String none, String several) {
        List<FoundLoan> distinct = loans.stream().distinct().toList();
        distinct.forEach(loan -> candidates.add(new Candidate(rule, loan)));
        if (distinct.size() == 1) {
            match = new Candidate(rule, distinct.getFirst());
        } else if (distinct.isEmpty()) {
            because(none);
        } else {
            because(several + ": "
                    + distinct.stream().limit(MOST_NAMED).map(FoundLoan::loanNo).collect(Collectors.joining(", "))
                    + (distinct.size() > MOST_NAMED ? " and more." : "."));
        }
    }

    void because(String reason) {
        if (!reason.isEmpty()) {
            reasons.add(reason);
        }
    }

    MatchedReceipt result() {
        return new MatchedReceipt(
                line.line(),
                payer(),
                account,
                match,
                List.copyOf(candidates),
                match == null ? String.join(" ", reasons) : "");
    }
}
