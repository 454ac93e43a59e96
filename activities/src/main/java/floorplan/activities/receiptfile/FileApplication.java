package floorplan.activities.receiptfile;

import floorplan.activities.correction.LoanCorrections;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Applies the booked receipts of a file to the loans that they are matched with, chunk by chunk. Each chunk is one
 * transaction with its checkpoint; then the credit side is told of it. Lines that a chunk cannot do are done singly.
 */
public final class FileApplication {
    private static final Logger LOG = LoggerFactory.getLogger(FileApplication.class);
    private static final int MOST = 1_000;

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
        this.amounts = new AmountRule(repayments, corrections);
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
     * Applies the rest of a file. An earlier try may have been killed anywhere.
     *
     * @param signOfLife called before each transaction
     * @throws NotYet if lines wait; the others are done
     */
    void apply(String fileId, long fileSeq, Runnable signOfLife) {
        sending.sendRest(fileSeq, signOfLife);
        applyWaiting(fileId, fileSeq, 0, signOfLife);
        ChunkResult chunk;
        do {
            signOfLife.run();
            chunk = applySome(fileId);
            sending.send(chunk.restorations());
            if (chunk.waiting()) {
                applyWaiting(fileId, fileSeq, chunk.after(), signOfLife);
            }
        } while (!chunk.isLast());
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

    private ChunkResult applySome(String fileId) {
        try {
            return inChunk(fileId, this::applyTogether);
        } catch (DataIntegrityViolationException | IllegalArgumentException | ArithmeticException bad) {
            LOG.warn("A chunk of file {} cannot be applied as a whole. Its lines are applied singly", fileId, bad);
            return inChunk(fileId, this::postponeAll);
        }
    }

    /** Does something with the next lines of a file, and moves the checkpoint past them. */
    private ChunkResult inChunk(String fileId, ChunkWork work) {
        return database.inTransaction(() -> {
            HeldFile file = bookings.hold(fileId);
            List<MatchedLine> lines =
                    file.status() == ReceiptFileStatus.BOOKING ? applications.next(file, MOST) : List.of();
            if (lines.isEmpty()) {
                return ChunkResult.NOTHING;
            }
            applications.advance(file, lines.getLast().line());
            return work.done(file, lines, lines.size() < MOST);
        });
    }

    private interface ChunkWork {
        ChunkResult done(HeldFile file, List<MatchedLine> lines, boolean isLast);
    }

    private ChunkResult postponeAll(HeldFile file, List<MatchedLine> lines, boolean isLast) {
        Map<Long, String> waiting = new TreeMap<>();
        lines.forEach(line -> waiting.put(line.line(), "its chunk cannot be applied as a whole"));
        applications.postpone(file, waiting);
        return new ChunkResult(isLast, file.appliedThrough(), true, List.of());
    }

    private ChunkResult applyTogether(HeldFile file, List<MatchedLine> lines, boolean isLast) {
        Map<Long, BatchLoan> locked = batch.lockFree(lines.stream()
                .map(MatchedLine::match)
                .filter(Objects::nonNull)
                .map(MatchedLine.LineMatch::loanKey)
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<String, LockedReceipt> held =
                receipts.lockAll(lines.stream().map(MatchedLine::receiptId).toList());
        LocalDate open = openDate.hold();
        ChunkApplication chunk = new ChunkApplication(file, repayments, amounts, locked, held, clock.today(), open);
        lines.forEach(chunk::apply);
        write(file, chunk, open);
        return new ChunkResult(isLast, file.appliedThrough(), !chunk.waiting().isEmpty(), chunk.restorations());
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
        applications.applied(file, chunk.lines());
        receipts.explain(AppliedLine.notes(chunk.lines()));
        applications.postpone(file, chunk.waiting());
        hashes.prepare(chunk.accepted());
        // Last, because other writers of the audit log wait until this transaction ends.
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

    /** One row for all repayments of the chunk; the seal of their booking date covers each of them. */
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
