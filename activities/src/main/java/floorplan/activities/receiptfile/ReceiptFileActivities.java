package floorplan.activities.receiptfile;

import floorplan.activities.csv.MalformedCsv;
import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.receiptfile.FileMatching.NewReceipts;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.NotYet;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileMatches;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.FileSums;
import floorplan.store.receiptfile.LineKeys;
import floorplan.store.receiptfile.MatchLookups;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.workflows.receiptfile.ReceiptFileSteps;
import io.temporal.activity.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a bank's file on the real servers. */
public final class ReceiptFileActivities implements ReceiptFileSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptFileActivities.class);

    private final AccountDatabase database;
    private final FileProfiles profiles;
    private final FileMatching matching;
    private final HoldRule hold;
    private final FileApplication application;
    private final FileBooking booking;
    private final LineBooker receiptBooker;
    private final LineBooker returnBooker;
    private final ReceiptFiles files;
    private final FileParts parts;
    private final FileReasons reasons;
    private final StagedReceiptLines staged;
    private final FileBookings bookings;
    private final FileSums sums;
    private final FileComparison comparison;
    private final LateReturns lateReturns;
    private final AuditLog audit;

    public ReceiptFileActivities(
            AccountDatabase database,
            FileProfiles profiles,
            Matching matching,
            HoldRule hold,
            FileApplication application,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            ReceiptReversals reversals) {
        Receipts receipts = new Receipts(database);
        this.database = database;
        this.profiles = profiles;
        this.files = new ReceiptFiles(database);
        this.parts = new FileParts(database);
        this.reasons = new FileReasons(database);
        this.staged = new StagedReceiptLines(database);
        this.matching = new FileMatching(matching, staged, new FileMatches(database), new LineKeys(database));
        this.hold = hold;
        this.application = application;
        this.bookings = new FileBookings(database);
        this.sums = new FileSums(database);
        this.booking = new FileBooking(database);
        this.receiptBooker = new ReceiptBooker(journal, openDate, clock, receipts, new MatchLookups(database));
        ReturnBooker returns = new ReturnBooker(bookings, journal, openDate, clock, receipts, reversals);
        this.returnBooker = returns;
        this.comparison = new FileComparison(database);
        this.lateReturns =
                new LateReturns(database, new PaidReturns(returns, reversals, openDate, bookings, receipts), reversals);
        this.audit = new AuditLog(database);
    }

    @Override
    public ReceiptFileStatus stage(String fileId) {
        ReceiptFileRow file = files.get(fileId);
        return switch (file.status()) {
            case RECEIVED -> stage(file);
            case REPEATED -> forgotten(file);
            // Without a hash the file was given up while it arrived: nothing of it is kept.
            case REFUSED -> file.sha256() == null ? forgotten(file) : unstaged(file);
            case RECEIVING -> throw new NotYet("file " + fileId + " is still arriving");
            case OUT_OF_BALANCE -> unstaged(file);
            case HELD, BOOKING, POSTED, POSTED_WITH_EXCEPTIONS, COMPARED, COMPARED_WITH_EXCEPTIONS -> file.status();
        };
    }

    /** Deletes the staged lines of a file that is not booked. */
    private ReceiptFileStatus unstaged(ReceiptFileRow file) {
        while (staged.forgetSome(file.seq())) {
            signOfLife();
        }
        return file.status();
    }

    private ReceiptFileStatus forgotten(ReceiptFileRow file) {
        parts.forget(file.seq());
        return file.status();
    }

    private ReceiptFileStatus stage(ReceiptFileRow file) {
        FileProfile profile = profileOf(file);
        FileStaging staging = new FileStaging(file, staged, profile.balances(), ReceiptFileActivities::signOfLife);
        String charset;
        try {
            charset = read(file, profile.reader(), staging);
        } catch (MalformedCsv malformed) {
            return end(file, ReceiptFileStatus.REFUSED, List.of(LineReason.ofFile(malformed.problem())));
        }
        if (!staging.reasons().isEmpty()) {
            return end(file, ReceiptFileStatus.REFUSED, staging.reasons());
        }
        List<LineReason> differences = staging.differences();
        files.staged(file.id(), charset, staging.totals(), staging.skipped());
        if (!differences.isEmpty()) {
            return end(file, ReceiptFileStatus.OUT_OF_BALANCE, differences);
        }
        // A file that posts nothing needs no loans.
        return goOn(file, file.comparing() ? new NewReceipts(0, 0) : match(file));
    }

    /** @return the charset of the file, whose lines are staged if they are all valid */
    private String read(ReceiptFileRow file, ReceiptFileReader reader, FileStaging staging) throws MalformedCsv {
        try (staging) {
            String charset = reader.read(() -> parts.read(file.seq(), ReceiptFileActivities::signOfLife), staging);
            staging.finish();
            return charset;
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "the bytes come from the database, which throws no such exception", impossible);
        }
    }

    /** Lets the file be booked, or holds it for a person. */
    private ReceiptFileStatus goOn(ReceiptFileRow file, NewReceipts found) {
        boolean held = hold.holds(found.unmatched(), found.receipts());
        ReceiptFileStatus next = held ? ReceiptFileStatus.HELD : ReceiptFileStatus.BOOKING;
        database.inTransaction(() -> {
            files.matched(file.id(), found.unmatched());
            if (files.move(file.id(), ReceiptFileStatus.RECEIVED, next) && held) {
                LOG.warn(
                        "File {} waits for a person: new receipts that match no loan: {} of {}",
                        file.id(),
                        found.unmatched(),
                        found.receipts());
            }
        });
        return files.get(file.id()).status();
    }

    private NewReceipts match(ReceiptFileRow file) {
        return matching.match(file.seq(), file.account(), ReceiptFileActivities::signOfLife);
    }

    private FileProfile profileOf(ReceiptFileRow file) {
        FileProfile profile = profiles.find(file.profile())
                .orElseThrow(() -> new NotYet("this process has no profile " + file.profile()
                        + ", by which the API took the file: give both processes the same profiles"));
        if (!profile.hash().equals(file.profileHash())) {
            throw new NotYet("profile " + file.profile()
                    + " has other settings here than in the API that took the file: give both processes the same");
        }
        return profile;
    }

    /** Ends a file of which nothing is booked. */
    private ReceiptFileStatus end(ReceiptFileRow file, ReceiptFileStatus as, List<LineReason> against) {
        database.inTransaction(() -> {
            if (files.move(file.id(), ReceiptFileStatus.RECEIVED, as)) {
                reasons.add(file.seq(), against);
                record(file, as, AuditOutcome.REFUSED);
            }
        });
        LOG.info("File {} is not booked: {}", file.id(), as);
        return unstaged(files.get(file.id()));
    }

    @Override
    public void book(String fileId) {
        ReceiptFileRow file = files.get(fileId);
        database.inTransaction(() -> sums.begin(bookings.hold(fileId)));
        if (file.comparing()) {
            comparison.compare(fileId, ReceiptFileActivities::signOfLife);
            return;
        }
        booking.book(fileId, ReceiptLineKind.RECEIPT, receiptBooker, ReceiptFileActivities::signOfLife);
        // Returns come last, because a return may stand before its receipt in the file.
        booking.book(fileId, ReceiptLineKind.RETURN, returnBooker, ReceiptFileActivities::signOfLife);
        lateReturns.carryOut(file.account(), ReceiptFileActivities::signOfLife);
    }

    @Override
    public void apply(String fileId) {
        application.apply(fileId, files.get(fileId).seq(), ReceiptFileActivities::signOfLife);
    }

    @Override
    public ReceiptFileStatus finish(String fileId) {
        ReceiptFileRow file = files.get(fileId);
        List<LineReason> days = file.comparing() ? comparison.differingDays(file.seq(), file.account()) : List.of();
        ReceiptFileStatus end = end(file, bookings.hasExceptions(file.seq()) || !days.isEmpty());
        database.inTransaction(() -> {
            if (files.move(fileId, ReceiptFileStatus.BOOKING, end)) {
                reasons.add(file.seq(), days);
                record(file, end, AuditOutcome.DONE);
                LOG.info("File {} is finished: {}", fileId, end);
            }
        });
        return files.get(fileId).status();
    }

    private static ReceiptFileStatus end(ReceiptFileRow file, boolean needsAPerson) {
        if (file.comparing()) {
            return needsAPerson ? ReceiptFileStatus.COMPARED_WITH_EXCEPTIONS : ReceiptFileStatus.COMPARED;
        }
        return needsAPerson ? ReceiptFileStatus.POSTED_WITH_EXCEPTIONS : ReceiptFileStatus.POSTED;
    }

    private void record(ReceiptFileRow file, ReceiptFileStatus status, AuditOutcome outcome) {
        Map<String, Object> after = new TreeMap<>();
        after.put("status", status.name());
        after.put("profile", file.profile());
        after.put("account", file.account());
        after.put("sha256", String.valueOf(file.sha256()));
        after.put("totals", files.get(file.id()).totals().text());
        audit.append(new AuditEntry(
                file.client(), Action.BOOK_RECEIPT_FILE, outcome, new Subject("receipt-file", file.id()), null, after));
    }

    private static void signOfLife() {
        Activity.getExecutionContext().heartbeat(null);
    }
}
