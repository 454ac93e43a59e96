package floorplan.api.correction;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.loan.Amounts;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.correction.CorrectionBookings.BookedCorrection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A booked correction with the amounts that its entry posts. */
record BookedCorrectionAnswer(
        @Schema(
                description = "Number of the loan and of its correction, as in `/v1/loans/{id}/corrections`",
                example = "L-2026-0001:1")
        String id,

        @Schema(description = "Date of the books that contain its entry", example = "2026-04-01")
        LocalDate bookingDate,

        @Schema(example = "L-2026-0001") String loanId,

        @Schema(example = "D-1") String dealerId,

        LoanType loanType,

        @Schema(description = "Currency of the loan and of all amounts", example = "CNY")
        String currency,

        @Schema(description = "Kind of the late input", example = "REPAYMENT")
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

        @Schema(description = "Amounts that its entry posts; all zero if it moved no account")
        PostedAmounts posted) {
    /** Decimal strings per account. Above 0 a debit, below 0 a credit; together they are 0. */
    @Schema(
            name = "PostedAmounts",
            description = "Amounts per account: above 0 a debit, below 0 a credit. They add up to zero.")
    record PostedAmounts(
            @Schema(example = "1080.00") String cash,

            @Schema(description = "Principal receivable", example = "-1285.51")
            String principal,

            @Schema(description = "Interest receivable from the dealer", example = "-5.66")
            String dealerInterest,

            @Schema(description = "Interest receivable from the manufacturer", example = "0.00")
            String manufacturerInterest,

            @Schema(description = "Late-fee receivable", example = "0.00")
            String lateFee,

            @Schema(description = "Penalty receivable", example = "0.00")
            String penalty,

            @Schema(description = "Unapplied receipts, a liability", example = "0.00")
            String unappliedReceipts,

            @Schema(example = "5.66") String interestIncome,
            @Schema(example = "200.00") String lateFeeIncome,
            @Schema(example = "5.51") String penaltyIncome) {
        static PostedAmounts of(Map<LedgerAccount, Long> posted) {
            return new PostedAmounts(
                    cents(posted, LedgerAccount.CASH),
                    cents(posted, LedgerAccount.PRINCIPAL_RECEIVABLE),
                    cents(posted, LedgerAccount.DEALER_INTEREST_RECEIVABLE),
                    cents(posted, LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE),
                    cents(posted, LedgerAccount.LATE_FEE_RECEIVABLE),
                    cents(posted, LedgerAccount.PENALTY_RECEIVABLE),
                    cents(posted, LedgerAccount.UNAPPLIED_RECEIPTS),
                    cents(posted, LedgerAccount.INTEREST_INCOME),
                    cents(posted, LedgerAccount.LATE_FEE_INCOME),
                    cents(posted, LedgerAccount.PENALTY_INCOME));
        }

        private static String cents(Map<LedgerAccount, Long> posted, LedgerAccount account) {
            return amount(posted.getOrDefault(account, 0L));
        }
    }

    static BookedCorrectionAnswer of(BookedCorrection booked) {
        return new BookedCorrectionAnswer(
                Amounts.correctionId(booked.loanNo(), booked.position().seq()),
                booked.position().bookingDate(),
                booked.loanNo(),
                booked.dealerId(),
                booked.loanType(),
                booked.currency(),
                booked.kind(),
                booked.inputId(),
                booked.by(),
                booked.reason(),
                booked.at(),
                booked.effectiveFrom(),
                PostedAmounts.of(booked.posted()));
    }
}
