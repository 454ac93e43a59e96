package floorplan.api.correction;

import floorplan.activities.correction.CorrectionRules;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.repayment.Applications;
import floorplan.activities.repayment.LateRepayments;
import floorplan.activities.repayment.RepaymentMoney;
import floorplan.api.database.ApiDatabases;
import floorplan.api.loan.LoanVersion;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision.RefusedCorrection;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.Repayments;
import floorplan.runtime.settings.CorrectionSettings;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Computes the differences that a request would post, by the code that would post them. It reads one snapshot, locks
 * nothing and changes nothing. Its refusals are those of the request itself.
 */
@Component
public class CorrectionPreviews {
    private final ApiDatabases databases;
    private final LoanViews loans;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Repayments repayments;
    private final LoanCorrections corrections;
    private final Applications applications;
    private final int backDatingDays;

    CorrectionPreviews(
            ApiDatabases databases,
            LoanViews loans,
            BusinessClock clock,
            Repayments repayments,
            AccrualStrategies accruals,
            CorrectionSettings settings) {
        this.databases = databases;
        this.loans = loans;
        this.openDate = new OpenDate(databases.account());
        this.clock = clock;
        this.repayments = repayments;
        this.corrections = new LoanCorrections(
                databases.account(),
                new Loans(databases.account(), loan -> {}),
                new Journal(databases.account()),
                accruals);
        this.applications = new Applications(databases.account(), new AuditLog(databases.account()));
        this.backDatingDays = settings.backDatingDays();
    }

    /**
     * The differences that a repayment would post, in time or late.
     *
     * @throws ApiProblem if it would be refused
     */
    public ResponseEntity<CorrectionPreviewAnswer> of(AcceptedRepayment asked) {
        return preview(asked.loanId(), ProblemType.UNKNOWN_LOAN, (loan, open) -> {
            RepaymentMoney money = applications
                    .look(asked.from(), asked.payer(), loan.id())
                    .orElseThrow(() -> ApiProblem.noReceipt(
                            Objects.requireNonNull(asked.from()).receiptId()));
            RepaymentRequest asRequested = new RepaymentRequest(
                    asked.payer(),
                    asked.amount(),
                    asked.valueDate(),
                    asked.backDating(),
                    asked.from() != null && asked.from().atMost());
            refuse(money.refusal(loan, asRequested));
            RepaymentRequest request = money.limited(asRequested);
            LocalDate valueDate = valueDate(loan, request);
            refuse(money.refusal(valueDate));
            LateRepayments.Computed computed = new LateRepayments(
                            input -> corrections.preview(loan, input, open), loan.version() + 1)
                    .compute(asked.repaymentId(), asked.client(), money, request, valueDate);
            refuse(computed.refusal());
            return CorrectionPreviewAnswer.of(loan, computed.late(), computed.corrected(), open);
        });
    }

    private LocalDate valueDate(LockedLoan loan, RepaymentRequest request) {
        LocalDate today = clock.today();
        return switch (repayments.apply(loan.state(), request, today, today)) {
            case Refusal refusal -> throw problem(refusal);
            case RepaymentOutcome.RepaidLoan applied -> applied.valueDate();
            case RepaymentOutcome.LateRepayment late -> late.valueDate();
        };
    }

    private static void refuse(Optional<Refusal> refusal) {
        refusal.ifPresent(refused -> {
            throw problem(refused);
        });
    }

    /**
     * The differences that a reversal would post.
     *
     * @param valueDate the repayment's
     */
    public ResponseEntity<CorrectionPreviewAnswer> of(AcceptedReversal asked, String loanNo, LocalDate valueDate) {
        LateInput input =
                LateInput.reversal(asked.repaymentId(), asked.kind(), valueDate, asked.client(), asked.reason());
        return preview(
                loanNo,
                ProblemType.NOT_FOUND,
                (loan, open) -> CorrectionPreviewAnswer.of(loan, input, corrections.preview(loan, input, open), open));
    }

    /**
     * The differences that a rate correction or a waiver would post.
     *
     * @throws ApiProblem if it would be refused
     */
    public ResponseEntity<CorrectionPreviewAnswer> of(AcceptedCorrection asked) {
        return preview(asked.loanId(), ProblemType.NOT_FOUND, (loan, open) -> {
            CorrectionRules.refusal(loan, asked, clock.today(), backDatingDays).ifPresent(CorrectionPreviews::refuse);
            LateInput input = switch (asked.change()) {
                case CorrectedRate corrected -> LateInput.rate(corrected.rate(), asked.client(), asked.reason());
                case WaivedFees waived ->
                    LateInput.waiver(standing(loan, asked, waived, open), asked.client(), asked.reason());
            };
            return CorrectionPreviewAnswer.of(loan, input, corrections.preview(loan, input, open), open);
        });
    }

    private LoanInput.Waiver standing(
            LockedLoan loan, AcceptedCorrection asked, WaivedFees waived, @Nullable LocalDate open) {
        LoanInput.Waiver waiver = CorrectionRules.waiver(asked, waived, loan, open);
        long standing = corrections.effectOf(loan, waiver);
        if (standing == 0) {
            refuse(CorrectionRules.nothingToWaive(asked.loanId(), waiver));
        }
        return waiver.atMost(standing);
    }

    private static void refuse(RefusedCorrection refused) {
        throw new ApiProblem(CorrectionIntake.problem(refused.reason()), refused.detail());
    }

    private static ApiProblem problem(Refusal refusal) {
        return new ApiProblem(ProblemType.valueOf(refusal.reason().name()), refusal.detail());
    }

    private ResponseEntity<CorrectionPreviewAnswer> preview(
            String loanNo,
            ProblemType unknown,
            BiFunction<LockedLoan, @Nullable LocalDate, CorrectionPreviewAnswer> compute) {
        CorrectionPreviewAnswer answer = databases.account().inSnapshot(() -> {
            LockedLoan loan = loans.unlocked(loanNo)
                    .orElseThrow(() -> unknown == ProblemType.UNKNOWN_LOAN
                            ? problem(Refusal.unknownLoan(loanNo))
                            : ApiProblem.noLoan(loanNo));
            return compute.apply(loan, openDate.read());
        });
        return ResponseEntity.ok().eTag(LoanVersion.tag(answer.version())).body(Objects.requireNonNull(answer));
    }
}
