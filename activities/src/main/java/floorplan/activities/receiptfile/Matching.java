package floorplan.activities.receiptfile;

import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.repayment.Repayments;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.MatchLookups;
import floorplan.store.receiptfile.MatchLookups.FoundLoan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the loans of receipts. Loan and repayment ids are looked up together, then VINs, and at last payoff and
 * interest due together, for the account that paid. The first look-up that names exactly one loan decides; an amount
 * alone never does.
 */
public final class Matching {
    /** The most lines of a page. Each may ask for some dozens of loans, and a query has at most 65,535 parameters. */
    static final int PAGE = 500;

    private final MatchLookups lookups;
    private final PartyAmounts amounts;

    /** @param database the account schema; it is only read */
    public Matching(AccountDatabase database, Repayments repayments, LoanCorrections corrections) {
        this.lookups = new MatchLookups(database);
        this.amounts = new PartyAmounts(database, lookups, new AmountRule(database, repayments, corrections));
    }

    /** The match of the receipt that a line brought, as the loans are now; empty if no line brought it. */
    public Optional<MatchedReceipt> of(String receiptId) {
        return lookups.lineOf(receiptId)
                .map(staged -> match(List.of(staged.line())).getFirst());
    }

    /** The matches of receipts, in their order; at most {@link #PAGE}. */
    List<MatchedReceipt> match(List<ReceiptLine> lines) {
        Map<String, MatchLookups.KnownPayer> payers =
                lookups.payers(all(lines, line -> Stream.of(line.payerAccount()).filter(a -> !a.isEmpty())));
        List<MatchAttempt> attempts = lines.stream()
                .map(line -> new MatchAttempt(line, payers.get(line.payerAccount())))
                .toList();
        byIds(attempts);
        byVin(unmatched(attempts));
        amounts.match(unmatched(attempts));
        return attempts.stream().map(MatchAttempt::result).toList();
    }

    private static Set<String> all(List<ReceiptLine> lines, Function<ReceiptLine, Stream<String>> words) {
        return lines.stream().flatMap(words).collect(Collectors.toSet());
    }

    private static List<ReceiptLine> lines(List<MatchAttempt> attempts) {
        return attempts.stream().map(MatchAttempt::line).toList();
    }

    private static List<MatchAttempt> unmatched(List<MatchAttempt> attempts) {
        return attempts.stream().filter(attempt -> !attempt.isMatched()).toList();
    }

    private void byIds(List<MatchAttempt> attempts) {
        Map<String, FoundLoan> loans = lookups.loans(all(lines(attempts), Matching::loanNumbers));
        Map<String, FoundLoan> repayments = lookups.loansOfRepayments(all(lines(attempts), Matching::repaymentIds));
        for (MatchAttempt attempt : attempts) {
            ReceiptLine line = attempt.line();
            List<FoundLoan> named = found(loans, loanNumbers(line));
            List<FoundLoan> ofRepayments = found(repayments, repaymentIds(line));
            Set<FoundLoan> both = new HashSet<>(named);
            both.addAll(ofRepayments);
            attempt.rule(
                    named.isEmpty() && !ofRepayments.isEmpty() ? MatchRule.REPAYMENT_ID : MatchRule.LOAN_ID,
                    both,
                    line.loanId().isEmpty() ? "It names no loan." : "There is no loan " + line.loanId() + ".",
                    "It names more than one loan");
        }
    }

    /** The column decides alone if it is filled. */
    private static Stream<String> loanNumbers(ReceiptLine line) {
        return line.loanId().isEmpty() ? RemittanceText.words(line.text()).stream() : Stream.of(line.loanId());
    }

    private static Stream<String> repaymentIds(ReceiptLine line) {
        return line.loanId().isEmpty()
                ? RemittanceText.words(line.text()).stream().filter(RemittanceText::mayBeRepayment)
                : Stream.empty();
    }

    private static List<FoundLoan> found(Map<String, FoundLoan> loans, Stream<String> words) {
        return words.map(loans::get).filter(Objects::nonNull).toList();
    }

    private void byVin(List<MatchAttempt> attempts) {
        Map<String, List<FoundLoan>> loans = lookups.openLoansByVin(all(lines(attempts), Matching::vins));
        for (MatchAttempt attempt : attempts) {
            Collection<FoundLoan> found = new ArrayList<>();
            vins(attempt.line()).forEach(vin -> found.addAll(loans.getOrDefault(vin, List.of())));
            String vin = attempt.line().vin();
            attempt.rule(
                    MatchRule.VIN,
                    found,
                    vin.isEmpty() ? "" : "No open loan has VIN " + vin + ".",
                    "More than one open loan has its VIN");
        }
    }

    private static Stream<String> vins(ReceiptLine line) {
        return line.vin().isEmpty()
                ? RemittanceText.words(line.text()).stream()
                        .filter(RemittanceText::mayBeVin)
                        .flatMap(word -> Stream.of(word, word.toUpperCase(Locale.ROOT)))
                : Stream.of(line.vin()).filter(vin -> vin.chars().allMatch(c -> c < 128));
    }
}
