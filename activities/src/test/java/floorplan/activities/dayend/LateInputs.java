package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.correction.LoanCorrections.Computed;
import floorplan.activities.correction.LoanCorrections.Late;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.correction.Replay;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.correction.Corrections;
import floorplan.store.correction.KeptInputs;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.reversal.ReversalLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Adds late inputs to loans. Each is stored and booked in one transaction. */
final class LateInputs {
    private static final Currency CNY = Currency.getInstance("CNY");

    private final AccountDatabase database = TestSchema.account("worker");
    private final Loans loans = new Loans(database, loan -> {});
    private final OpenDate openDate = new OpenDate(database);
    private final RepaymentLog repayments = new RepaymentLog(database);
    private final ReversalLog reversals = new ReversalLog(database);
    private final Corrections kept = new Corrections(database);
    private final LoanCorrections corrections = new LoanCorrections(
            loans, new KeptInputs(database), kept, new Journal(database), new Replay(BooksUnderTest.ACCRUALS));

    private record Given(CorrectionKind kind, @Nullable String id, LocalDate from, UnaryOperator<LoanInputs> change) {}

    Computed repay(String id, String loanNo, Payer payer, long cents, String valueDate) {
        LocalDate date = LocalDate.parse(valueDate);
        repayments.keep(
                new AcceptedRepayment(id, "test", id, id + id, loanNo, payer, new Money(CNY, cents), date, null));
        return book(
                loanNo,
                loan -> new Given(
                        CorrectionKind.REPAYMENT,
                        id,
                        date,
                        inputs -> inputs.with(LoanInput.Repayment.of(id, payer, date, loan.version() + 1, cents))),
                (loan, computed) -> repayments.corrected(
                        id,
                        loan,
                        date,
                        Objects.requireNonNull(computed.should().byInput().get(id))
                                .parts(),
                        computed.seq()));
    }

    Computed reverse(String id, String loanNo, ReversalKind kind) {
        assertThat(reversals.keep(new AcceptedReversal(id, "test", "late news")))
                .isTrue();
        LocalDate date = database.sql("SELECT value_date FROM repayment_log WHERE id = :id")
                .param("id", id)
                .query(LocalDate.class)
                .single();
        return book(
                loanNo,
                loan -> new Given(
                        CorrectionKind.valueOf(kind.name()),
                        id,
                        date,
                        inputs -> inputs.with(repayment(inputs, id).reversed(kind))),
                (loan, computed) -> reversals.corrected(id, loan, kind, date));
    }

    Computed rate(String loanNo, String from, String annualRate) {
        Rate rate = new Rate(LocalDate.parse(from), new BigDecimal(annualRate));
        return book(
                loanNo,
                loan -> new Given(CorrectionKind.RATE, null, rate.effectiveFrom(), inputs -> inputs.with(rate)),
                (loan, computed) -> loans.correctRate(loan, rate));
    }

    Computed waive(String id, String loanNo, @Nullable YearMonth lateFeeOf, long cents, String on) {
        LocalDate date = LocalDate.parse(on);
        Function<LockedLoan, LoanInput.Waiver> waiver =
                loan -> new LoanInput.Waiver(id, lateFeeOf, date, loan.version() + 1, cents);
        return book(
                loanNo,
                loan -> new Given(CorrectionKind.WAIVER, id, date, inputs -> inputs.with(waiver.apply(loan))),
                (loan, computed) -> kept.keep(loan.id(), waiver.apply(loan)));
    }

    private Computed book(String loanNo, Function<LockedLoan, Given> given, BiConsumer<LockedLoan, Computed> keep) {
        return database.inTransaction(() -> {
            LockedLoan loan = loans.lock(loanNo).orElseThrow();
            LocalDate open = openDate.hold();
            Given input = given.apply(loan);
            Late late = new Late(input.kind(), input.id(), "test", "late news", input.from(), input.change());
            Computed computed = corrections.compute(loan, late, open);
            corrections.book(loan, late, computed, open);
            keep.accept(loan, computed);
            return computed;
        });
    }

    private static LoanInput.Repayment repayment(LoanInputs inputs, String id) {
        return (LoanInput.Repayment) inputs.inputs().stream()
                .filter(input -> input.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
