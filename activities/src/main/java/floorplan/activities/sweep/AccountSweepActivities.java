package floorplan.activities.sweep;

import floorplan.activities.EachAlone;
import floorplan.activities.SignsOfLife;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.credit.MessageId;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.correction.CorrectionRequests;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.Imports;
import floorplan.store.message.SendHashes;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import floorplan.store.repayment.UnsentRepayments;
import floorplan.store.reversal.UnsentReversals;
import floorplan.workflows.LogIds;
import floorplan.workflows.RunningWorkflows;
import floorplan.workflows.correction.CorrectionStarts;
import floorplan.workflows.correction.CorrectionWorkflow;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportStarts;
import floorplan.workflows.imports.ImportWorkflow;
import floorplan.workflows.receiptfile.ReceiptFileStarts;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.repayment.RepaymentWorkflow;
import floorplan.workflows.reversal.ReversalStarts;
import floorplan.workflows.reversal.ReversalWorkflow;
import floorplan.workflows.sweep.AccountSweep;
import floorplan.workflows.sweep.SweepPage;
import floorplan.workflows.sweep.SweepStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account side's part of a sweep on the real servers. It asks Temporal for each item's workflow by id. */
public final class AccountSweepActivities implements AccountSweep {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSweepActivities.class);
    private static final int PAGE = 200;

    /** Uploads that have been idle for this long are abandoned: the process that received the file is gone. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final SendHashes hashes;
    private final UnsentRepayments repayments;
    private final UnsentReversals reversals;
    private final CorrectionRequests corrections;
    private final Imports imports;
    private final ReceiptFiles files;
    private final FileReasons fileReasons;
    private final RunningWorkflows workflows;
    private final RepaymentStarts repaymentStarts;
    private final ReversalStarts reversalStarts;
    private final CorrectionStarts correctionStarts;
    private final ImportStarts importStarts;
    private final ReceiptFileStarts fileStarts;
    private final EachAlone each;
    private final MendCounter mends;

    public AccountSweepActivities(
            SendHashes hashes,
            UnsentRepayments repayments,
            UnsentReversals reversals,
            CorrectionRequests corrections,
            Imports imports,
            ReceiptFiles files,
            FileReasons fileReasons,
            RunningWorkflows workflows,
            RepaymentStarts repaymentStarts,
            ReversalStarts reversalStarts,
            CorrectionStarts correctionStarts,
            ImportStarts importStarts,
            ReceiptFileStarts fileStarts,
            EachAlone each,
            MendCounter mends) {
        this.hashes = hashes;
        this.repayments = repayments;
        this.reversals = reversals;
        this.corrections = corrections;
        this.imports = imports;
        this.files = files;
        this.fileReasons = fileReasons;
        this.workflows = workflows;
        this.repaymentStarts = repaymentStarts;
        this.reversalStarts = reversalStarts;
        this.correctionStarts = correctionStarts;
        this.importStarts = importStarts;
        this.fileStarts = fileStarts;
        this.each = each;
        this.mends = mends;
    }

    @Override
    public SweepPage prepared(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> preparedOlderThan(age, after));
    }

    private SweepPage preparedOlderThan(Duration age, @Nullable String after) {
        SendHashes.Prepared page = hashes.preparedBefore(age, after, PAGE);
        // A field whose name is no message id is deleted. Some such names would make MySQL or Temporal refuse the
        // whole page, so neither is asked about them.
        Map<Boolean, List<String>> fields =
                page.ids().stream().collect(Collectors.partitioningBy(MessageId::isPossible));
        List<String> ids = Objects.requireNonNull(fields.get(true));
        Set<String> needed = new HashSet<>(repayments.among(ids));
        needed.addAll(reversals.among(ids));
        needed.addAll(corrections.unsentAmong(ids));
        List<String> left = new ArrayList<>(ids);
        left.removeAll(needed);
        Set<String> running = workflows.among(
                left.stream().map(AccountSweepActivities::workflowOf).toList());
        left.removeIf(id -> running.contains(workflowOf(id)));
        left.addAll(Objects.requireNonNull(fields.get(false)));
        left.forEach(hashes::unprepare);
        logFound(SweepStage.PREPARED, page.ids(), running, left);
        return mended(SweepStage.PREPARED, page.next(), left);
    }

    private static String workflowOf(String messageId) {
        MessageId id = MessageId.parse(messageId);
        return switch (id.kind()) {
            case RESTORATION -> RepaymentWorkflow.workflowId(id.sourceId());
            case REVERSAL -> ReversalWorkflow.workflowId(id.sourceId());
            case CORRECTION -> id.text();
        };
    }

    @Override
    public SweepPage repayments(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> repaymentsOlderThan(age, after));
    }

    private SweepPage repaymentsOlderThan(Duration age, @Nullable String after) {
        List<AcceptedRepayment> page = repayments.olderThan(age, after, PAGE);
        // Asks first, because a refused start costs Temporal more than an answer.
        Set<String> running = workflows.among(page.stream()
                .map(repayment -> RepaymentWorkflow.workflowId(repayment.repaymentId()))
                .toList());
        List<AcceptedRepayment> mended = each.done(
                page,
                AcceptedRepayment::repaymentId,
                repayment -> !running.contains(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                        && repaymentStarts.restart(repayment));
        logFound(SweepStage.REPAYMENTS, page, running, mended);
        String next = page.size() < PAGE ? null : page.getLast().repaymentId();
        return mended(
                SweepStage.REPAYMENTS,
                next,
                mended.stream().map(AcceptedRepayment::repaymentId).toList());
    }

    @Override
    public SweepPage reversals(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> reversalsOlderThan(age, after));
    }

    private SweepPage reversalsOlderThan(Duration age, @Nullable String after) {
        List<AcceptedReversal> page = reversals.olderThan(age, after, PAGE);
        Set<String> running = workflows.among(
                page.stream().map(AccountSweepActivities::workflowOf).toList());
        List<AcceptedReversal> mended = each.done(
                page,
                AcceptedReversal::repaymentId,
                reversal -> !running.contains(workflowOf(reversal)) && reversalStarts.start(reversal));
        logFound(SweepStage.REVERSALS, page, running, mended);
        String next = page.size() < PAGE ? null : page.getLast().repaymentId();
        return mended(
                SweepStage.REVERSALS,
                next,
                mended.stream().map(AcceptedReversal::repaymentId).toList());
    }

    private static String workflowOf(AcceptedReversal reversal) {
        return ReversalWorkflow.workflowId(reversal.repaymentId());
    }

    @Override
    public SweepPage corrections(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> correctionsOlderThan(age, after));
    }

    private SweepPage correctionsOlderThan(Duration age, @Nullable String after) {
        List<AcceptedCorrection> page = corrections.unsent(age, after, PAGE);
        Set<String> running = workflows.among(page.stream()
                .map(correction -> CorrectionWorkflow.workflowId(correction.id()))
                .toList());
        List<AcceptedCorrection> mended = each.done(
                page,
                AcceptedCorrection::id,
                correction -> !running.contains(CorrectionWorkflow.workflowId(correction.id()))
                        && correctionStarts.start(correction));
        logFound(SweepStage.CORRECTIONS, page, running, mended);
        String next = page.size() < PAGE ? null : page.getLast().id();
        return mended(
                SweepStage.CORRECTIONS,
                next,
                mended.stream().map(AcceptedCorrection::id).toList());
    }

    @Override
    public SweepPage imports(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> importsOlderThan(age, after));
    }

    private SweepPage importsOlderThan(Duration age, @Nullable String after) {
        List<ImportRow> page = imports.open(age, ABANDONED, after == null ? 0 : Long.parseLong(after), PAGE);
        Set<String> running = workflows.among(
                page.stream().map(row -> ImportWorkflow.workflowId(row.id())).toList());
        List<ImportRow> mended = each.done(
                page, ImportRow::id, row -> !running.contains(ImportWorkflow.workflowId(row.id())) && carryOn(row));
        logFound(SweepStage.IMPORTS, page, running, mended);
        String next = page.size() < PAGE ? null : String.valueOf(page.getLast().seq());
        return mended(
                SweepStage.IMPORTS, next, mended.stream().map(ImportRow::id).toList());
    }

    private boolean carryOn(ImportRow row) {
        // A file that has stopped arriving may be incomplete, so it is refused: its workflow gives back what it took.
        boolean gone = row.status() == ImportStatus.STAGING
                && !imports.move(row.id(), ImportStatus.STAGING, ImportStatus.REFUSING);
        return !gone && importStarts.restart(new ImportRequest(row.id(), row.kind(), row.lines(), row.client()));
    }

    @Override
    public SweepPage receiptFiles(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> receiptFilesOlderThan(age, after));
    }

    private SweepPage receiptFilesOlderThan(Duration age, @Nullable String after) {
        List<ReceiptFileRow> page = files.open(age, ABANDONED, after == null ? 0 : Long.parseLong(after), PAGE);
        Set<String> running = workflows.among(page.stream()
                .map(row -> ReceiptFileWorkflow.workflowId(row.id()))
                .toList());
        List<ReceiptFileRow> mended = each.done(
                page,
                ReceiptFileRow::id,
                row -> !running.contains(ReceiptFileWorkflow.workflowId(row.id())) && carryOn(row));
        String next = page.size() < PAGE ? null : String.valueOf(page.getLast().seq());
        logFound(SweepStage.RECEIPT_FILES, page, running, mended);
        return mended(
                SweepStage.RECEIPT_FILES,
                next,
                mended.stream().map(ReceiptFileRow::id).toList());
    }

    private boolean carryOn(ReceiptFileRow row) {
        if (row.status() == ReceiptFileStatus.RECEIVING) {
            // The workflow of a refused file deletes the bytes that have arrived.
            if (!files.move(row.id(), ReceiptFileStatus.RECEIVING, ReceiptFileStatus.REFUSED)) {
                return false;
            }
            fileReasons.add(row.seq(), List.of(LineReason.ofFile("the file stopped arriving")));
        }
        return fileStarts.start(row.id());
    }

    /** Shows in the log whether the sweep has found an item and left it alone, or has not found it. */
    private static void logFound(SweepStage stage, Collection<?> found, Collection<?> running, Collection<?> mended) {
        if (!found.isEmpty()) {
            LOG.debug(
                    "{}: {} are old enough, the workflows of {} run, {} are mended",
                    stage,
                    found.size(),
                    running.size(),
                    mended.size());
        }
    }

    private SweepPage mended(SweepStage stage, @Nullable String next, List<String> ids) {
        if (!ids.isEmpty()) {
            LOG.warn("{} items of stage {} were mended: {}", ids.size(), stage, LogIds.some(ids));
        }
        mends.count(stage, ids.size());
        return new SweepPage(next, ids.size());
    }
}
