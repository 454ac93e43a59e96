package floorplan.api.correction;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.CorrectionRules;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
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
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.util.Objects;
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
        this.backDatingDays = settings.backDatingDays();
    }

    /**
     * The differences that a repayment would post, in time or late.
     *
     * @throws ApiProblem if it would be refused
     */
    public ResponseEntity<CorrectionPreviewAnswer> of(AcceptedRepayment asked) {
        return preview(asked.loanId(), ProblemType.UNKNOWN_LOAN, (loan, open) -> {
            LocalDate today = clock.today();
            RepaymentRequest request =
                    new RepaymentRequest(asked.payer(), asked.amount(), asked.valueDate(), asked.backDating());
            RepaymentOutcome outcome = repayments.apply(loan.state(), request, today, today);
            LocalDate valueDate = switch (outcome) {
                case Refusal refusal -> throw problem(refusal);
                case RepaymentOutcome.RepaidLoan applied -> applied.valueDate();
                case RepaymentOutcome.LateRepayment late -> late.valueDate();
            };
            LoanInput.Repayment repayment = LoanInput.Repayment.of(
                    asked.repaymentId(),
                    asked.payer(),
                    valueDate,
                    loan.version() + 1,
                    asked.amount().cents());
            LateInput input = LateInput.repayment(repayment, asked.client());
            CorrectedLoan corrected = corrections.preview(loan, input, open);
            corrected.refusalOf(repayment).ifPresent(refusal -> {
                throw problem(refusal);
            });
            return CorrectionPreviewAnswer.of(loan, input, corrected, open);
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
