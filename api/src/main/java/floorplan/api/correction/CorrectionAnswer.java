package floorplan.api.correction;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.loan.Amounts;
import floorplan.api.page.OnlyInJson;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.Payer;
import floorplan.store.correction.LoanCorrection;
import floorplan.store.correction.LoanCorrection.ChangedInput;
import floorplan.store.correction.LoanCorrection.InputKind;
import floorplan.store.correction.LoanCorrection.InputParts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A correction of a loan. Its differences are decimal strings in the loan's currency; a decrease is below 0. */
record CorrectionAnswer(
        @Schema(description = "Number of the loan and of its correction, from 1", example = "L-2026-0001:1")
        String id,

        @Schema(
                description =
                        "Kind of the late input: a repayment, a reversal of a payment that bounced or was posted to the wrong loan, a rate, or a waiver",
                example = "REPAYMENT")
        CorrectionKind kind,

        @Schema(
                description = "Id of the repayment or waiver; null for a rate",
                example = "952a787ed8640c69fc0c00755da04a05")
        @Nullable
        String inputId,

        @Schema(description = "Client that asked for the correction: `sub` of its token", example = "operator")
        String by,

        @Schema(example = "Repaid with value date 2026-02-19")
        String reason,

        @Schema(example = "2026-04-01T02:14:09.214920Z") Instant at,

        @Schema(description = "Earliest date that it changes", example = "2026-02-19")
        LocalDate effectiveFrom,

        @Schema(description = "Last accrued date of the loan after the correction", example = "2026-03-31")
        LocalDate accruedThrough,

        @Schema(description = "Date of the books that contain its entry", example = "2026-04-01")
        LocalDate bookingDate,

        @Schema(
                description = "Date on which the loan was paid off before the correction; null if it was open",
                example = "2026-03-10")
        @Nullable
        LocalDate paidOffBefore,

        @Schema(
                description = "Date on which the loan is paid off since the correction; null if it is open",
                example = "2026-03-10")
        @Nullable
        LocalDate paidOffAfter,

        @Schema(description = "Sums of the differences over all dates")
        CorrectionTotalsAnswer totals,

        @Schema(
                description =
                        "Principal repaid in addition, by which the dealer's credit line is restored; below 0 if it is used again",
                example = "1285.51")
        String credit,

        @Schema(description = "Each changed date, oldest first") @OnlyInJson
        List<CorrectedDateAnswer> dates,

        @Schema(description = "Each repayment or waiver whose effect changed") @OnlyInJson
        List<CorrectedInputAnswer> inputs,

        @Schema(description = "Lines that were posted, debits first; empty if no account moved") @OnlyInJson
        List<CorrectionLineAnswer> entry) {
    /** The changes of fees and interest. */
    @Schema(name = "CorrectionTotals")
    record CorrectionTotalsAnswer(
            @Schema(example = "-200.00") String lateFee,
            @Schema(example = "-5.66") String dealerInterest,
            @Schema(example = "0.00") String manufacturerInterest,
            @Schema(example = "-5.51") String penalty) {
        static CorrectionTotalsAnswer of(List<DateDifference> dates) {
            return new CorrectionTotalsAnswer(
                    sum(dates, DateDifference::lateFee),
                    sum(dates, DateDifference::dealerInterest),
                    sum(dates, DateDifference::manufacturerInterest),
                    sum(dates, DateDifference::penalty));
        }

        private static String sum(List<DateDifference> dates, ToLongFunction<DateDifference> part) {
            return amount(dates.stream().mapToLong(part).sum());
        }
    }

    /** The changes of one date's fees and interest. */
    @Schema(name = "CorrectedDate")
    record CorrectedDateAnswer(
            @Schema(example = "2026-02-20") LocalDate date,
            @Schema(example = "-200.00") String lateFee,
            @Schema(example = "0.00") String dealerInterest,
            @Schema(example = "0.00") String manufacturerInterest,
            @Schema(example = "0.00") String penalty) {
        static CorrectedDateAnswer of(DateDifference difference) {
            return new CorrectedDateAnswer(
                    difference.date(),
                    amount(difference.lateFee()),
                    amount(difference.dealerInterest()),
                    amount(difference.manufacturerInterest()),
                    amount(difference.penalty()));
        }
    }

    /** The change of a repayment's parts, or of a waiver's or a take-back's. */
    @Schema(name = "CorrectedInput")
    record CorrectedInputAnswer(
            @Schema(
                    description =
                            "TAKE_BACK: a reversal made before corrections existed, which makes the parts owed again on its date",
                    example = "REPAYMENT")
            InputKind kind,

            @Schema(
                    description = "Id of the repayment or waiver; for a take-back, id of its repayment",
                    example = "952a787ed8640c69fc0c00755da04a05")
            String id,

            @Schema(description = "Null for a waiver", example = "DEALER") @Nullable
            Payer payer,

            @Schema(description = "Parts as booked before; all zero for a new repayment or waiver")
            InputPartsAnswer before,

            @Schema(description = "Parts since the correction")
            InputPartsAnswer after) {
        static CorrectedInputAnswer of(ChangedInput input) {
            return new CorrectedInputAnswer(
                    input.kind(),
                    input.id(),
                    input.payer(),
                    InputPartsAnswer.of(input.before()),
                    InputPartsAnswer.of(input.after()));
        }
    }

    /** The parts of a repayment or waiver; {@code unapplied} is the surplus that the loan does not take. */
    @Schema(name = "InputParts")
    record InputPartsAnswer(
            @Schema(example = "5.51") String penalty,
            @Schema(example = "200.00") String lateFee,
            @Schema(example = "2560.00") String interest,
            @Schema(example = "7234.49") String principal,
            @Schema(example = "0.00") String unapplied) {
        static InputPartsAnswer of(InputParts parts) {
            return new InputPartsAnswer(
                    amount(parts.penalty()),
                    amount(parts.lateFee()),
                    amount(parts.interest()),
                    amount(parts.principal()),
                    amount(parts.unapplied()));
        }
    }

    /** A line of a correction's entry. */
    @Schema(name = "CorrectionLine")
    record CorrectionLineAnswer(
            @Schema(example = "PRINCIPAL_RECEIVABLE") LedgerAccount account,

            @Schema(description = "Above 0 a debit, below 0 a credit", example = "-1285.51")
            String amount) {
        static CorrectionLineAnswer of(JournalLine line) {
            return new CorrectionLineAnswer(line.account(), Amounts.amount(line.cents()));
        }
    }

    static CorrectionAnswer of(String loanNo, LoanCorrection correction) {
        return new CorrectionAnswer(
                Amounts.correctionId(loanNo, correction.seq()),
                correction.kind(),
                correction.inputId(),
                correction.by(),
                correction.reason(),
                correction.at(),
                correction.effectiveFrom(),
                correction.accruedThrough(),
                correction.bookingDate(),
                correction.paidOffBefore(),
                correction.paidOffAfter(),
                CorrectionTotalsAnswer.of(correction.dates()),
                amount(correction.principalRepaid()),
                correction.dates().stream().map(CorrectedDateAnswer::of).toList(),
                correction.inputs().stream().map(CorrectedInputAnswer::of).toList(),
                correction.entry().stream().map(CorrectionLineAnswer::of).toList());
    }
}
