package floorplan.api.imports;

import floorplan.activities.csv.MalformedCsv;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.Imports;
import floorplan.store.imports.StagedCreditLine;
import floorplan.store.imports.StagedCreditLines;
import floorplan.store.imports.StagedLoan;
import floorplan.store.imports.StagedLoans;
import floorplan.workflows.LogIds;
import floorplan.workflows.imports.ImportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Receives files and stages their lines. Deletes the staged lines of a file that is given up. */
final class Uploads {
    /**
     * Idle time after which an upload counts as abandoned. A process that still receives a file reports far more often.
     */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final Imports imports;
    private final StagedLoans loans;
    private final StagedCreditLines creditLines;

    Uploads(Imports imports, StagedLoans loans, StagedCreditLines creditLines) {
        this.imports = imports;
        this.loans = loans;
        this.creditLines = creditLines;
    }

    /**
     * Receives a file to its end.
     *
     * @param client the client that sends the file
     * @param earliestDrawdown the earliest valid drawdown date of a loan
     * @return the import, all of whose lines are valid and staged
     * @throws ApiProblem if the file is malformed, breaks off or has invalid lines; only the reasons are then kept
     */
    ImportRequest receive(ImportKind kind, InputStream body, String client, LocalDate earliestDrawdown) {
        imports.abandoned(ABANDONED).forEach(id -> giveUp(id, "the file stopped arriving"));
        return switch (kind) {
            case LOANS ->
                receive(
                        kind,
                        body,
                        client,
                        new LoanFormat(earliestDrawdown),
                        row -> new LineStaging<>(
                                StagedLoan::new,
                                batch -> loans.add(row.seq(), batch),
                                lines -> imports.arrived(row.id(), lines)));
            case CREDIT_LINES ->
                receive(
                        kind,
                        body,
                        client,
                        new CreditLineFormat(),
                        row -> new LineStaging<>(
                                (line, limit) -> new StagedCreditLine(line, limit.dealerId(), limit.limit()),
                                batch -> creditLines.add(row.id(), batch),
                                lines -> imports.arrived(row.id(), lines)));
        };
    }

    private <T, S> ImportRequest receive(
            ImportKind kind,
            InputStream body,
            String client,
            LineFormat<T> format,
            Function<ImportRow, LineStaging<T, S>> stagings) {
        try {
            CsvFile<T> file = new CsvFile<>(body, format);
            ImportRow row = imports.open(UUID.randomUUID().toString().replace("-", ""), kind, client);
            LogIds.put(LogIds.IMPORT, row.id());
            return receive(row, file, stagings.apply(row));
        } catch (MalformedCsv e) {
            drain(body);
            throw new ApiProblem(ProblemType.INVALID_REQUEST, e.problem());
        } catch (IOException e) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "The file broke off. Send it again.");
        }
    }

    private <T, S> ImportRequest receive(ImportRow row, CsvFile<T> file, LineStaging<T, S> staging) throws IOException {
        try {
            file.read(staging);
            staging.finish();
        } catch (IOException | RuntimeException e) {
            giveUp(
                    row.id(),
                    e instanceof MalformedCsv malformed ? malformed.problem() : "the file could not be received whole");
            throw e;
        }
        if (!staging.reasons().isEmpty()) {
            giveUp(row.id(), staging.reasons());
            throw ImportAnswer.refused(row.id(), staging.summary(), staging.reasons());
        }
        return new ImportRequest(row.id(), row.kind(), staging.lines(), row.client());
    }

    /** Gives up a file whose workflow has not begun. Returns false if the workflow has begun. */
    boolean giveUp(String importId, String reason) {
        return giveUp(importId, List.of(LineReason.ofFile(reason)));
    }

    private boolean giveUp(String importId, List<LineReason> reasons) {
        ImportRow row = imports.get(importId);
        if (!imports.end(importId, ImportStatus.STAGING, ImportStatus.REFUSED, reasons)) {
            return false;
        }
        boolean more = true;
        while (more) {
            more = switch (row.kind()) {
                case LOANS -> loans.forgetSome(row.seq());
                case CREDIT_LINES -> creditLines.forgetSome(importId);
            };
        }
        return true;
    }

    /** Reads the rest of the body, because a client that is still sending does not read the answer. */
    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | ApiProblem e) {
            // The client has stopped sending, or sends too slowly.
        }
    }
}
