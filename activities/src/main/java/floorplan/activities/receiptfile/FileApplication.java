package floorplan.activities.receiptfile;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.receiptfile.ApplicationLanes.ChunkUnderWay;
import floorplan.activities.repayment.RepaymentDecisions;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.money.Rounding;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.Repayments;
import floorplan.store.NotYet;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.Journal.SourcedEntries;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.LoanBatch;
import floorplan.store.loan.LoanBatch.BatchLoan;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.AppliedLine;
import floorplan.store.receiptfile.FileApplications;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.repayment.FileRepayments;
import floorplan.store.repayment.RepaymentLog;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Applies the booked receipts of a file to the loans that they are matched with, chunk by chunk, in two lanes. The part
 * of a chunk in a lane is one transaction, which locks its lines; then the credit side is told of it. A line leaves
 * {@code UNAPPLIED} in that transaction, so a chunk that was applied in part is begun again without harm. Lines that a
 * chunk cannot apply are applied singly.
 */
public final class FileApplication {
    private static final Logger LOG = LoggerFactory.getLogger(FileApplication.class);
    private static final int MOST = 2_000;

    /** The lanes go on with the second chunk while the first one waits for the slower lane. */
    private static final int MOST_UNDER_WAY = 2;

    private final AccountDatabase database;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Repayments repayments;
    private final Loans loans;
    private final SendHashes hashes;
    private final AuditLog audit;
    private final AmountRule amounts;
    private final FileBookings bookings;
    private final FileApplications applications;
    private final FileRepayments rows;
    private final LoanBatch batch;
    private final Receipts receipts;
    private final SingleApplication single;
    private final FileSending sending;

    public FileApplication(
            AccountDatabase database,
            RepaymentLog log,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            Repayments repayments,
            Loans loans,
            LoanCorrections corrections,
            AuditLog audit,
            SendHashes hashes,
            CreditPublisher publisher) {
        this.database = database;
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.repayments = repayments;
        this.loans = loans;
        this.hashes = hashes;
        this.audit = audit;
        this.amounts = new AmountRule(database, repayments, corrections);
        this.bookings = new FileBookings(database);
        this.applications = new FileApplications(database);
        this.rows = new FileRepayments(database);
        this.batch = new LoanBatch(database);
        this.receipts = new Receipts(database);
        RepaymentDecisions decisions =
                new RepaymentDecisions(database, log, loans, journal, openDate, clock, repayments, corrections, audit);
        this.single = new SingleApplication(database, log, loans, decisions, amounts, hashes);
        this.sending = new FileSending(rows, log, hashes, publisher);
    }

    /**
     * Applies the rest of a file. An earlier try may have been killed at any point.
     *
     * @param signOfLife called before each transaction
     * @throws NotYet if lines still wait; all other lines are done
     */
    void apply(String fileId, long fileSeq, Runnable signOfLife) {
        sending.sendRest(fileSeq, signOfLife);
        applyWaiting(fileId, fileSeq, 0, signOfLife);
        Stretch stretch;
        do {
            stretch = applyNext(database.inTransaction(() -> bookings.hold(fileId)), signOfLife);
            if (stretch.waiting()) {
                applyWaiting(fileId, fileSeq, stretch.after(), signOfLife);
            }
        } while (!stretch.isLast());
        String reason = applyWaiting(fileId, fileSeq, 0, signOfLife);
        if (reason != null) {
            throw new NotYet(reason);
        }
    }

    /** @return the reason why lines still wait; null if none waits */
    private @Nullable String applyWaiting(String fileId, long fileSeq, long after, Runnable signOfLife) {
        String reason = single.applyWaiting(fileId, after, signOfLife);
        sending.sendRest(fileSeq, signOfLife);
        return reason;
    }

    /**
     * Chunks applied one after the other, up to one with lines that wait.
     *
     * @param isLast true if the file has no further receipts
     * @param after the line before their first one
     * @param waiting true if some of their lines wait
     */
    private record Stretch(boolean isLast, long after, boolean waiting) {}

    private Stretch applyNext(HeldFile file, Runnable signOfLife) {
        boolean isLast = file.status() != ReceiptFileStatus.BOOKING;
        boolean waiting = false;
        long begun = file.appliedThrough();
        Deque<ChunkUnderWay> underWay = new ArrayDeque<>();
        try (ApplicationLanes lanes = new ApplicationLanes((lines, loans) -> applySome(file, lines, loans))) {
            while (!underWay.isEmpty() || !(isLast || waiting)) {
                signOfLife.run();
                if (isLast || waiting || underWay.size() == MOST_UNDER_WAY) {
                    waiting |= finish(file, underWay.remove());
                } else {
                    List<MatchedLine> lines = applications.next(file, begun, MOST);
                    isLast = lines.size() < MOST;
                    if (!lines.isEmpty()) {
                        begun = lines.getLast().line();
                        underWay.add(lanes.begin(lines));
                    }
                }
            }
        }
        return new Stretch(isLast, file.appliedThrough(), waiting);
    }

    /** Moves the checkpoint past a chunk, once all of it is applied, sent or waiting. */
    private boolean finish(HeldFile file, ChunkUnderWay chunk) {
        boolean waiting = chunk.await();
        database.inTransaction(() -> applications.advance(file, chunk.through()));
        return waiting;
    }

    private boolean applySome(HeldFile file, List<MatchedLine> lines, Set<Long> waitingLoans) {
        try {
            ChunkApplication chunk =
                    database.inTransaction(() -> applyTogether(file, applications.hold(file, lines), waitingLoans));
            sending.send(chunk.restorations());
            return !chunk.waiting().isEmpty();
        } catch (DataIntegrityViolationException | IllegalArgumentException | ArithmeticException bad) {
            LOG.warn("A chunk of file {} cannot be applied as a whole. Its lines are applied singly", file.id(), bad);
            database.inTransaction(() -> postponeAll(file, applications.hold(file, lines), waitingLoans));
            return true;
        }
    }

    private void postponeAll(HeldFile file, List<MatchedLine> lines, Set<Long> waitingLoans) {
        Map<Long, String> waiting = new TreeMap<>();
        for (MatchedLine line : lines) {
            waiting.put(line.line(), "its chunk cannot be applied as a whole");
            MatchedLine.LineMatch match = line.match();
            if (match != null) {
                waitingLoans.add(match.loanKey());
            }
        }
        applications.postpone(file, waiting);
    }

    private ChunkApplication applyTogether(HeldFile file, List<MatchedLine> lines, Set<Long> waitingLoans) {
        Map<Long, BatchLoan> locked = batch.lockFree(lines.stream()
                .map(MatchedLine::match)
                .filter(Objects::nonNull)
                .map(MatchedLine.LineMatch::loanKey)
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<String, LockedReceipt> held =
                receipts.lockAll(lines.stream().map(MatchedLine::receiptId).toList());
        LocalDate open = openDate.hold();
        ChunkApplication chunk =
                new ChunkApplication(file, repayments, amounts, locked, held, clock.today(), open, waitingLoans);
        lines.forEach(chunk::apply);
        write(file, chunk, open);
        return chunk;
    }

    private void write(HeldFile file, ChunkApplication chunk, @Nullable LocalDate open) {
        List<LoanInChunk> repaid = chunk.repaidLoans();
        loans.save(repaid.stream().map(LoanInChunk::repaid).toList(), open);
        List<SourcedEntries> entries = new ArrayList<>();
        repaid.forEach(loan -> entries.add(accruals(loan, open)));
        entries.addAll(chunk.entries());
        journal.post(entries);
        rows.add(file.seq(), chunk.rows());
        receipts.applyAll(chunk.money());
        receipts.explain(AppliedLine.notes(chunk.lines()));
        applications.postpone(file, chunk.waiting());
        hashes.prepare(chunk.accepted());
        // Last, because the other lane and other writers of the audit log wait until this transaction ends.
        applications.applied(file, chunk.lines());
        record(file, chunk);
    }

    private static SourcedEntries accruals(LoanInChunk loan, @Nullable LocalDate open) {
        LoanTerms terms = loan.terms();
        return new SourcedEntries(
                loan.accruals().stream()
                        .flatMap(accrual -> Postings.accrual(accrual).stream())
                        .toList(),
                JournalSource.ofLoan(terms.loanId()),
                terms.loanType().name(),
                terms.currency(),
                open);
    }

    /**
     * Adds one row to the audit trail for all repayments of the chunk. The seal of a booking date covers each single
     * repayment.
     */
    private void record(HeldFile file, ChunkApplication chunk) {
        if (chunk.rows().isEmpty()) {
            return;
        }
        Map<String, Object> after = new TreeMap<>();
        after.put("repayments", chunk.rows().size());
        after.put("firstLine", chunk.lines().getFirst().line());
        after.put("lastLine", chunk.lines().getLast().line());
        chunk.money().stream()
                .collect(Collectors.groupingBy(
                        part -> part.receipt().open().currency().getCurrencyCode(),
                        Collectors.summingLong(Receipts.AppliedMoney::cents)))
                .forEach((currency, cents) ->
                        after.put(currency, Rounding.toUnits(cents).toPlainString()));
        audit.append(new AuditEntry(
                file.client(),
                Action.APPLY_RECEIPT_LINES,
                AuditOutcome.DONE,
                new Subject("receipt-file", file.id()),
                null,
                after));
    }
}
