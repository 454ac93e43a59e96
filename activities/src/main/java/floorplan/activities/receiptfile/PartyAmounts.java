package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.MatchRule;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.LoanBatch;
import floorplan.store.loan.LoanBatch.BatchLoan;
import floorplan.store.loan.LockedLoan;
import floorplan.store.receiptfile.MatchLookups;
import floorplan.store.receiptfile.MatchLookups.FoundLoan;
import floorplan.store.receiptfile.MatchLookups.KnownPayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches receipts by amount with the loans of the dealer or manufacturer whose account paid. The loans are not locked:
 * one snapshot shows their rows and their inputs at the same moment.
 */
final class PartyAmounts {
    /** Every open loan of a party is computed. With more loans than this, no amount is compared. */
    private static final int MOST_LOANS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(PartyAmounts.class);

    private final AccountDatabase database;
    private final MatchLookups lookups;
    private final LoanBatch loans;
    private final AmountRule amounts;

    /** @param database the account schema that all the others read too */
    PartyAmounts(AccountDatabase database, MatchLookups lookups, AmountRule amounts) {
        this.database = database;
        this.lookups = lookups;
        this.loans = new LoanBatch(database);
        this.amounts = amounts;
    }

    private record PartyKey(KnownPayer payer, String currency) {}

    void match(List<MatchAttempt> attempts) {
        Map<PartyKey, List<MatchAttempt>> byParty = new LinkedHashMap<>();
        for (MatchAttempt attempt : attempts) {
            KnownPayer party = attempt.party();
            if (party == null) {
                attempt.because(whyNoParty(attempt));
            } else {
                String currency = attempt.line().amount().currency().getCurrencyCode();
                byParty.computeIfAbsent(new PartyKey(party, currency), none -> new ArrayList<>())
                        .add(attempt);
            }
        }
        if (!byParty.isEmpty()) {
            database.inSnapshot(() -> byParty.forEach(this::match));
        }
    }

    private static String whyNoParty(MatchAttempt attempt) {
        String account = attempt.line().payerAccount();
        KnownPayer known = attempt.account();
        if (account.isEmpty()) {
            return "It names no payer account.";
        }
        return known == null
                ? "Account " + account + " is not known as a payer's."
                : "Account " + account + " is known as the " + Notes.word(known.payer())
                        + "'s, and the line states another payer.";
    }

    private void match(PartyKey key, List<MatchAttempt> attempts) {
        String party = key.payer().party();
        List<Long> keys = lookups.openLoans(key.payer(), key.currency(), MOST_LOANS + 1);
        if (keys.size() > MOST_LOANS) {
            attempts.forEach(attempt -> attempt.because(
                    party + " has more than " + MOST_LOANS + " open loans, so the amount is not compared with them."));
            return;
        }
        Map<Long, BatchLoan> open = loans.unlocked(keys);
        for (MatchAttempt attempt : attempts) {
            Map<MatchRule, List<FoundLoan>> found = new LinkedHashMap<>();
            open.forEach((id, loan) -> rule(loan.loan(), key.payer(), attempt)
                    .ifPresent(rule -> found.computeIfAbsent(rule, none -> new ArrayList<>())
                            .add(new FoundLoan(id, loan.loan().state().terms().loanId()))));
            List<FoundLoan> both = found.values().stream().flatMap(List::stream).toList();
            attempt.rule(
                    found.containsKey(MatchRule.PAYOFF) ? MatchRule.PAYOFF : MatchRule.INTEREST_DUE,
                    both,
                    "The amount is neither the payoff nor the interest due of an open loan of " + party + ".",
                    "The amount is the payoff or the interest due of more than one loan of " + party);
        }
    }

    private Optional<MatchRule> rule(LockedLoan loan, KnownPayer payer, MatchAttempt attempt) {
        try {
            return amounts.of(
                    loan,
                    payer.payer(),
                    attempt.line().valueDate(),
                    attempt.line().amount().cents());
        } catch (IncompleteLoan | IllegalArgumentException | ArithmeticException damaged) {
            LOG.warn(
                    "Loan {} cannot be compared with a receipt",
                    loan.state().terms().loanId(),
                    damaged);
            return Optional.empty();
        }
    }
}
