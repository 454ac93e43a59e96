package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.correction.CorrectionActivities;
import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.receipt.PayoutActivities;
import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.repayment.RepaymentActivities;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.RequestedChange;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.Repayments;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.NotYet;
import floorplan.store.TestSchema;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.BusinessClock;
import floorplan.store.imports.SomeLoan;
import floorplan.store.journal.Journal;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.NewReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.reversal.ReversalLog;
import floorplan.workflows.correction.CorrectionPayload;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.receipt.PayoutPayload;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import floorplan.workflows.reversal.AppliedReversal;
import floorplan.workflows.reversal.ReversalPayload;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Books on the real servers that take repayments, reversals, corrections and receipts, by the steps of their workflows.
 * Keep it in a static field with {@code @RegisterExtension}: JUnit then disconnects it after the class.
 */
final class BooksUnderTest extends DayEndsUnderTest implements AfterAllCallback {
    private final RepaymentActivities repayments;
    private final ReversalActivities reversals;
    private final CorrectionActivities corrections;
    private final PayoutActivities payouts;
    private final Receipts receipts = new Receipts(database);
    private int ids;
    private String newest = "";
    private @Nullable String summary;

    /** Cents of dealers' credit that all messages so far restore, less those that use it again. */
    final AtomicLong credit = new AtomicLong();

    BooksUnderTest() {
        LoanCorrections loanCorrections = new LoanCorrections(database, loans, journal, ACCRUALS);
        SendHashes hashes = new SendHashes(servers.redis());
        AuditLog audit = new AuditLog(database);
        BusinessClock clock = new BusinessClock(database, ZoneId.of("Asia/Shanghai"));
        repayments = new RepaymentActivities(
                database,
                new RepaymentLog(database),
                loans,
                journal,
                openDate,
                clock,
                new Repayments(ACCRUALS, 90),
                loanCorrections,
                audit,
                hashes,
                new CreditPublisher(servers.rabbit(), Duration.ofSeconds(2)));
        reversals = new ReversalActivities(
                database, new ReversalLog(database), loans, openDate, loanCorrections, hashes, audit);
        payouts = new PayoutActivities(
                database,
                journal,
                openDate,
                clock,
                audit,
                new ReceiptReversals(database, loans, openDate, loanCorrections, this::carryOn));
        corrections = new CorrectionActivities(
                database, loans, journal, openDate, clock, ACCRUALS, loanCorrections, 90, hashes, audit);
    }

    static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? "0.35" : null;
        return loan;
    }

    static SomeLoan[] oneOfEachType() {
        return Stream.of(LoanType.values()).map(type -> loan(type, type.name())).toArray(SomeLoan[]::new);
    }

    /** Empties the books. */
    BooksUnderTest empty() {
        onSignOfLife(() -> {});
        TestSchema.empty("account");
        servers.emptyRedis();
        credit.set(0);
        return this;
    }

    /** @return the refusal; null if it was applied */
    @Nullable
    Refusal repay(String loanNo, Payer payer, Currency currency, long cents, LocalDate valueDate) {
        return decide(loanNo, payer, new Money(currency, cents), valueDate) instanceof Refusal refusal ? refusal : null;
    }

    /** The credit that a repayment by the dealer of loan L restores. */
    CreditMovement applied(long cents, String valueDate) {
        Money amount = new Money(Currency.getInstance("CNY"), cents);
        return ((RepaymentDecision.Applied) decide("L", Payer.DEALER, amount, LocalDate.parse(valueDate)))
                .restoration();
    }

    private RepaymentDecision decide(String loanNo, Payer payer, Money amount, LocalDate valueDate) {
        return decide(loanNo, payer, amount, valueDate, null);
    }

    private RepaymentDecision decide(
            String loanNo, Payer payer, Money amount, LocalDate valueDate, @Nullable FromReceipt from) {
        String id = nextId("");
        newest = id;
        repayments.log(RepaymentPayload.of(new AcceptedRepayment(
                id, "test", id, id + id, loanNo, payer, amount, valueDate, null, BackDating.TO_DRAWDOWN, from)));
        DecisionPayload payload = untilDone(() -> repayments.apply(id));
        assertThat(untilDone(() -> repayments.apply(id))).as("applied again").isEqualTo(payload);
        summary = payload.correction();
        RepaymentDecision decision = payload.toDomain();
        if (decision instanceof RepaymentDecision.Applied applied) {
            credit.addAndGet(applied.restoration().principal().cents());
        }
        return decision;
    }

    private synchronized String nextId(String prefix) {
        ids++;
        return prefix + ("%0" + (32 - prefix.length()) + "x").formatted(ids);
    }

    /**
     * Repays the dealer's debt from an unapplied receipt.
     *
     * @param cents null for as much as is open and owed
     * @return the refusal; null if it was applied
     */
    @Nullable
    Refusal apply(String receiptId, String loanNo, @Nullable Long cents, String valueDate) {
        Money amount = new Money(Currency.getInstance("CNY"), cents == null ? 999_999_999_00L : cents);
        RepaymentDecision decision = decide(
                loanNo, Payer.DEALER, amount, LocalDate.parse(valueDate), new FromReceipt(receiptId, cents == null));
        return decision instanceof Refusal refusal ? refusal : null;
    }

    /** @param cents null for all that is open */
    PayoutResult payOut(PayoutKind kind, String receiptId, @Nullable Long cents) {
        String id = nextId("e");
        PayoutPayload payout = new PayoutPayload(id, "test", id, id + id, receiptId, kind, cents, "a test", null, null);
        PayoutResult result = untilDone(() -> payouts.payOut(payout));
        assertThat(untilDone(() -> payouts.payOut(payout))).as("paid out again").isEqualTo(result);
        return result;
    }

    /** The id of the newest repayment. */
    String newest() {
        return newest;
    }

    /** The Temporal UI's summary of the newest repayment or reversal; null if it corrected nothing. */
    @Nullable
    String summary() {
        return summary;
    }

    CreditMovement reverse(String repaymentId, ReversalKind kind) {
        assertThat(mayReverse(repaymentId, kind)).isTrue();
        boolean isNew = count("SELECT COUNT(*) FROM reversal_log WHERE repayment_id = '" + repaymentId
                        + "' AND status = 'ACCEPTED'")
                == 1;
        AppliedReversal applied = reversals.apply(repaymentId);
        summary = applied.correction();
        CreditMovement movement = applied.movement().toDomain();
        credit.addAndGet(isNew ? -movement.principal().cents() : 0);
        return movement;
    }

    /** Carries on a reversal that a return has booked, like its workflow. */
    private void carryOn(AcceptedReversal reversal) {
        assertThat(reversals.log(ReversalPayload.of(reversal))).isTrue();
        credit.addAndGet(-reversals
                .apply(reversal.repaymentId())
                .movement()
                .toDomain()
                .principal()
                .cents());
    }

    boolean mayReverse(String repaymentId, ReversalKind kind) {
        return reversals.log(ReversalPayload.of(new AcceptedReversal(repaymentId, "test", "late news", kind)));
    }

    /** Books a receipt as a bank's file does, and returns its id. */
    String receive(ReceiptPayer payer, @Nullable String party, long cents, String receivedOn) {
        String id = nextId("b");
        Money amount = new Money(Currency.getInstance("CNY"), cents);
        LocalDate date = LocalDate.parse(receivedOn);
        JournalSource source = JournalSource.ofReceipt(id);
        database.inTransaction(() -> {
            LocalDate booked = Objects.requireNonNullElse(openDate.hold(), date);
            receipts.receive(
                    List.of(new NewReceipt(id, "MAIN", payer, party, amount, date, "It names no loan.")),
                    source,
                    booked);
            journal.post(
                    List.of(Postings.receipt(booked, cents)), source, Journal.NO_LOAN_TYPE, amount.currency(), booked);
        });
        return id;
    }

    /** Corrects a rate as a client who may go back to the drawdown date. */
    CorrectionResult correctRate(String loanNo, String from, String annualRate) {
        return correct(
                loanNo,
                new CorrectedRate(new Rate(LocalDate.parse(from), new BigDecimal(annualRate))),
                BackDating.TO_DRAWDOWN);
    }

    CorrectionResult waive(String loanNo, @Nullable YearMonth lateFeeOf, @Nullable Long cents) {
        return correct(loanNo, new WaivedFees(lateFeeOf, cents), BackDating.LIMITED);
    }

    CorrectionResult correct(String loanNo, RequestedChange change, BackDating backDating) {
        String id = nextId("c");
        AcceptedCorrection accepted =
                new AcceptedCorrection(id, "test", id, id + id, loanNo, "late news", backDating, null, change);
        assertThat(corrections.log(CorrectionPayload.of(accepted))).isEqualTo(RepaymentSteps.Logged.KEPT);
        CorrectionResult result = untilDone(() -> corrections.apply(id));
        assertThat(untilDone(() -> corrections.apply(id))).as("applied again").isEqualTo(result);
        credit.addAndGet(
                result.movement() == null
                        ? 0
                        : result.movement().toDomain().principal().cents());
        return result;
    }

    /**
     * Tries again, like Temporal, while another transaction holds a row for too long. Any other failure fails the test.
     */
    private static <T> T untilDone(Supplier<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return step.get();
            } catch (NotYet locked) {
                assertThat(tries).as("tries: " + locked.getMessage()).isLessThan(100);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        disconnect();
    }
}
