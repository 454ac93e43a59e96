package floorplan.api.receiptfile;

import floorplan.api.loan.Amounts;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.receiptfile.OutcomeSum;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A bank's file as the API shows it.
 *
 * @param account the bank account
 * @param statementId the bank's number of the statement; null if not stated
 * @param sha256 hash of the kept bytes; null while they arrive
 * @param size number of bytes
 * @param charset charset in which the file was read; null until it was
 * @param control totals stated with the upload; null if the balances in the file are its control
 * @param found totals of the lines; zeros until the file was read
 * @param skipped entries that are neither receipt nor return
 * @param outcomes the lines by outcome and currency; none until all of them are staged
 * @param reasons why the file was not booked, or on which value dates a compared file differs from the posted lines
 * @param unmatched number of receipts that no rule has matched with a loan
 * @param decision a person's decision about the held file; null if there is none
 * @param by the client that sent the file
 */
record ReceiptFileAnswer(
        String id,
        String profile,
        String account,
        @Nullable String statementId,
        FileStanding status,
        @Nullable String sha256,
        long size,
        @Nullable String charset,
        @Nullable ControlAnswer control,
        ControlAnswer found,
        long skipped,
        long unmatched,
        List<OutcomeAnswer> outcomes,
        List<FileReasonAnswer> reasons,
        @Nullable FileDecisionAnswer decision,
        String by,
        String workflowId,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Number and total of receipts and of returns, irrespective of currency. */
    @Schema(name = "ReceiptFileControl")
    record ControlAnswer(
            @Schema(example = "2") long receipts,
            @Schema(example = "1500.00") String receiptTotal,
            @Schema(example = "0") long returns,
            @Schema(example = "0.00") String returnTotal) {
        static ControlAnswer of(ControlTotals totals) {
            return new ControlAnswer(
                    totals.receipts(),
                    Amounts.amount(totals.receiptCents()),
                    totals.returns(),
                    Amounts.amount(totals.returnCents()));
        }
    }

    /**
     * The lines with one outcome.
     *
     * @param outcome null for lines that are not booked yet
     */
    @Schema(name = "ReceiptFileOutcome")
    record OutcomeAnswer(
            @Nullable LineOutcome outcome,
            @Schema(example = "CNY") String currency,
            @Schema(example = "2") long lines,
            @Schema(example = "1500.00") String total) {
        static OutcomeAnswer of(OutcomeSum sum) {
            return new OutcomeAnswer(sum.outcome(), sum.currency(), sum.lines(), Amounts.amount(sum.cents()));
        }
    }

    /**
     * A reason why a file was not booked, or a difference from the posted lines.
     *
     * @param line line number; null if the reason concerns the whole file
     * @param field the column; null if the reason concerns the whole line
     */
    @Schema(name = "ReceiptFileReason")
    record FileReasonAnswer(@Nullable Long line, @Nullable String field, String reason) {
        static FileReasonAnswer of(LineReason reason) {
            return new FileReasonAnswer(
                    reason.line() == 0 ? null : reason.line(),
                    reason.field().isEmpty() ? null : reason.field(),
                    reason.reason());
        }
    }

    /** A person's decision to let a held file go on, or to give it up. */
    @Schema(name = "ReceiptFileDecision")
    record FileDecisionAnswer(
            @Schema(example = "operator") String by,

            @Schema(example = "a new dealer's first payments")
            String reason,

            Instant at) {
        static FileDecisionAnswer of(ReceiptFileRow.FileDecision decision) {
            return new FileDecisionAnswer(decision.by(), decision.reason(), decision.at());
        }
    }

    static ReceiptFileAnswer of(ReceiptFileRow row, List<OutcomeSum> outcomes, List<LineReason> reasons) {
        return new ReceiptFileAnswer(
                row.id(),
                row.profile(),
                row.account(),
                row.statementId(),
                FileStanding.of(row.status()),
                row.sha256(),
                row.size(),
                row.charset(),
                row.control() == null ? null : ControlAnswer.of(row.control()),
                ControlAnswer.of(row.totals()),
                row.skipped(),
                row.unmatched(),
                outcomes.stream().map(OutcomeAnswer::of).toList(),
                reasons.stream().map(FileReasonAnswer::of).toList(),
                row.decision() == null ? null : FileDecisionAnswer.of(row.decision()),
                row.client(),
                ReceiptFileWorkflow.workflowId(row.id()),
                row.createdAt(),
                row.finishedAt());
    }

    /** A file that is not booked as a problem, with the members {@code fileId} and {@code lines} (the reasons). */
    static ApiProblem refused(ProblemType type, ReceiptFileRow row, List<LineReason> reasons) {
        return new ApiProblem(type, detail(reasons) + ". Nothing was booked.")
                .with("fileId", row.id())
                .with("lines", reasons.stream().map(FileReasonAnswer::of).toList())
                .withHeader(HttpHeaders.LOCATION, location(row.id()).toString());
    }

    private static String detail(List<LineReason> reasons) {
        if (reasons.isEmpty()) {
            return "The file was refused";
        }
        LineReason first = reasons.getFirst();
        String where = (first.line() == 0 ? "" : "line " + first.line())
                + (first.field().isEmpty() ? "" : ", " + first.field());
        return (where.isEmpty() ? "" : where + ": ")
                + first.reason()
                + (reasons.size() == 1 ? "" : " (and " + (reasons.size() - 1) + " more: see lines)");
    }

    static URI location(String fileId) {
        return URI.create("/v1/receipt-files/" + fileId);
    }
}
