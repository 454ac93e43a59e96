package floorplan.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The store of imports on the real account schema: files arrive as the API's user, and are taken in as the worker's.
 */
public final class AccountSchema {
    public final Imports received;
    public final StagedLoans staged;
    public final AccountDatabase database;
    public final Imports imports;
    public final Claims claims;
    public final NewLoans newLoans;

    public AccountSchema() {
        AccountDatabase api = TestSchema.account("api");
        received = new Imports(api);
        staged = new StagedLoans(api);
        database = TestSchema.account("worker");
        imports = new Imports(database);
        claims = new Claims(database, imports);
        newLoans = new NewLoans(database, imports, new Journal(database), new OpenDate(database));
    }

    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** A loans file that has arrived: its first loan on line 2. */
    public ImportRow stage(SomeLoan... loans) {
        ImportRow row = received.open(newId(), ImportKind.LOANS, "lender");
        staged.add(
                row.seq(),
                IntStream.range(0, loans.length)
                        .mapToObj(i -> new StagedLoan(i + 2, loans[i].agreement()))
                        .toList());
        return row;
    }

    /** The same, and its workflow has begun. */
    public ImportRow running(SomeLoan... loans) {
        ImportRow row = stage(loans);
        assertThat(imports.move(row.id(), ImportStatus.STAGING, ImportStatus.RUNNING))
                .isTrue();
        return row;
    }

    /** The same, and all of its loans are claimed. */
    public ImportRow claimed(SomeLoan... loans) {
        ImportRow row = running(loans);
        assertThat(claims.claim(row.id(), 1, 1_000)).isEqualTo(new ClaimedRange.Claimed(List.of()));
        return row;
    }

    /** The same, and they are shown. */
    public ImportRow completed(SomeLoan... loans) {
        ImportRow row = claimed(loans);
        newLoans.show(row.id());
        return row;
    }

    public List<String> loansOf(ImportRow row) {
        return database.sql("SELECT loan_no FROM loan WHERE import_seq = :seq ORDER BY loan_no")
                .param("seq", row.seq())
                .query((found, n) -> found.getString("loan_no"))
                .list();
    }
}
