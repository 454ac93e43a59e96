package floorplan.bench.dayend;

import floorplan.bench.dayend.LoanLife.AccruedDate;
import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of some loans, one loan of each kind, in tables {@code bench_…} shaped like the real ones. {@code loan_id}
 * is the loan's number here, from 0.
 */
final class LoanTemplates {
    private final List<@Nullable Object[]> loans = new ArrayList<>();
    private final List<Object[]> rates = new ArrayList<>();
    private final List<Object[]> paid = new ArrayList<>();
    private final List<Object[]> accruals = new ArrayList<>();
    private final TreeMap<String, Long> journal = new TreeMap<>();

    private LoanTemplates(List<LoanLife> lives) {
        for (int i = 0; i < lives.size(); i++) {
            add(i, lives.get(i));
        }
    }

    /** Creates and fills the tables anew. */
    static void write(JdbcTemplate account, List<LoanLife> lives) {
        LoanTemplates rows = new LoanTemplates(lives);
        rows.insert(account, "loan", rows.loans);
        rows.insert(account, "loan_rate", rows.rates);
        rows.insert(account, "period_paid", rows.paid);
        rows.insert(account, "accrual", rows.accruals);
        rows.insert(account, "journal_line", rows.journalLines());
    }

    private void insert(JdbcTemplate account, String table, List<? extends @Nullable Object[]> rows) {
        account.execute("DROP TABLE IF EXISTS bench_" + table);
        account.execute("CREATE TABLE bench_" + table + " LIKE " + table);
        String marks = "?" + ", ?".repeat(rows.getFirst().length - 1);
        account.batchUpdate("INSERT INTO bench_" + table + " VALUES (" + marks + ")", rows);
    }

    private void add(int number, LoanLife life) {
        LoanState state = life.state();
        loans.add(loan(number, life));
        for (Rate rate : state.terms().rates().rates()) {
            rates.add(new Object[] {number, rate.effectiveFrom(), rate.annualRate()});
        }
        for (InterestPeriod period : state.periods()) {
            if (period.dealer().paid() + period.manufacturer().paid() > 0) {
                paid.add(new Object[] {
                    number,
                    period.month().atDay(1),
                    period.dealer().paid(),
                    period.manufacturer().paid()
                });
            }
        }
        if (!life.accrued().isEmpty()) {
            accruals.add(accrual(number, life.accrued().getLast()));
        }
        life.journal().forEach(entry -> add(state.terms(), entry));
    }

    private static @Nullable Object[] loan(int number, LoanLife life) {
        LoanAgreement agreement = life.agreement();
        LoanState state = life.state();
        LoanTerms terms = state.terms();
        return new @Nullable Object[] {
            number,
            terms.loanId(),
            LoanBook.IMPORT_SEQ,
            agreement.dealerId(),
            agreement.manufacturerId(),
            terms.loanType().name(),
            agreement.vin(),
            terms.currency().getCurrencyCode(),
            terms.drawnCents(),
            terms.penaltyAnnualRate(),
            terms.lateFeeCents(),
            terms.dayCount().name(),
            terms.dealerShare(),
            terms.drawdownDate(),
            agreement.maturityDate(),
            state.accruedThrough(),
            state.principalCents(),
            life.interestPaid(Payer.DEALER),
            life.interestPaid(Payer.MANUFACTURER),
            state.penalty().paid(),
            state.lateFee().paid(),
            life.paidOffOn(),
            ChronoUnit.DAYS.between(terms.drawdownDate(), state.accruedThrough()) + 2,
            null,
            0,
            null,
            0,
            0
        };
    }

    /** The columns of an accrual of a loan. */
    static Object[] accrual(long loan, AccruedDate accrued) {
        Accrual posted = accrued.accrual();
        RunningTotals totals = accrued.totals();
        return new Object[] {
            posted.date(),
            loan,
            posted.date(),
            posted.lateFee(),
            posted.dealerInterest(),
            posted.manufacturerInterest(),
            posted.penalty(),
            posted.interestSum(),
            posted.penaltySum(),
            totals.lateFee(),
            totals.dealer(),
            totals.manufacturer(),
            totals.penalty(),
            totals.dealerToLastMonth(),
            totals.manufacturerToLastMonth(),
            totals.dealerToMonthBeforeLast()
        };
    }

    private void add(LoanTerms terms, JournalEntry entry) {
        for (JournalLine line : entry.lines()) {
            String key = String.join(
                    " ",
                    entry.calculatedFor().toString(),
                    entry.event().name(),
                    line.account().name(),
                    terms.loanType().name(),
                    terms.currency().getCurrencyCode());
            journal.merge(key, line.cents(), Math::addExact);
        }
    }

    private List<Object[]> journalLines() {
        List<Object[]> lines = new ArrayList<>();
        journal.forEach((key, cents) -> {
            String[] of = key.split(" ", -1);
            LocalDate date = LocalDate.parse(of[0]);
            String source = String.join(":", "import", LoanBook.IMPORT_ID, of[3], of[4], of[0]);
            lines.add(new Object[] {date, source, of[1], date, of[2], of[3], of[4], cents});
        });
        return lines;
    }
}
