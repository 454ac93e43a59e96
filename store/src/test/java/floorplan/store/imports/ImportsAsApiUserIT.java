package floorplan.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports as the API's user. */
class ImportsAsApiUserIT {
    private static AccountSchema account;

    private String id;

    @BeforeAll
    static void connect() {
        account = new AccountSchema();
    }

    @BeforeEach
    void nameImport() {
        id = AccountSchema.newId();
    }

    @Test
    void standAsTheyWereOpened() {
        account.received.open(id, ImportKind.CREDIT_LINES, "lender");

        ImportRow row = account.received.find(id).orElseThrow();

        assertThat(row.kind()).isEqualTo(ImportKind.CREDIT_LINES);
        assertThat(row.status()).isEqualTo(ImportStatus.STAGING);
        assertThat(row.finishedAt()).isNull();
        assertThat(account.received.find(AccountSchema.newId())).isEmpty();
    }

    @Test
    void areEndedByOneOfTwo() {
        account.received.open(id, ImportKind.LOANS, "lender");

        assertThat(account.received.move(id, ImportStatus.STAGING, ImportStatus.REFUSED))
                .isTrue();
        assertThat(account.received.move(id, ImportStatus.STAGING, ImportStatus.RUNNING))
                .isFalse();

        assertThat(account.received.get(id).status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(account.received.get(id).finishedAt()).isNotNull();
    }

    @Test
    void countTheirLinesWhileTheyArrive() {
        account.received.open(id, ImportKind.LOANS, "lender");

        assertThat(account.received.arrived(id, 7)).isTrue();
        assertThat(account.received.get(id).lines()).isEqualTo(7);

        account.received.move(id, ImportStatus.STAGING, ImportStatus.REFUSED);
        assertThat(account.received.arrived(id, 8)).isFalse();
    }

    @Test
    void areAbandonedWhenNothingArrives() {
        account.received.open(id, ImportKind.LOANS, "lender");
        String running = AccountSchema.newId();
        account.received.open(running, ImportKind.LOANS, "lender");
        account.received.move(running, ImportStatus.STAGING, ImportStatus.RUNNING);
        TestSchema.account("owner")
                .sql("UPDATE import SET touched_at = touched_at - INTERVAL 2 SECOND")
                .update();

        assertThat(account.received.abandoned(Duration.ofSeconds(1)))
                .contains(id)
                .doesNotContain(running);
        assertThat(account.received.abandoned(Duration.ofHours(1))).doesNotContain(id);
    }

    @Test
    void rememberEachReasonOnce() {
        long seq = account.received.open(id, ImportKind.LOANS, "lender").seq();
        List<LineReason> reasons = List.of(
                LineReason.ofFile("dealer a"),
                LineReason.ofFile("dealer A"),
                new LineReason(3, "vin", "x".repeat(600)));

        account.received.record(seq, reasons);
        account.received.record(seq, reasons);

        assertThat(account.received.reasons(seq)).containsExactlyInAnyOrderElementsOf(reasons);
        assertThat(account.received.reasons(seq).getLast().reason()).hasSize(500);
    }

    @Test
    void listNoMoreReasonsThanHelp() {
        long seq = account.received.open(id, ImportKind.LOANS, "lender").seq();
        account.received.record(
                seq,
                LongStream.range(0, 1_500)
                        .mapToObj(line -> new LineReason(line, "vin", "wrong"))
                        .toList());

        assertThat(account.received.reasons(seq)).hasSize(1_001);
    }

    @Test
    void forgetTheirStagedLines() {
        ImportRow row = account.stage(new SomeLoan(id), new SomeLoan(id + "-2"));
        ImportRow other = account.stage(new SomeLoan(id));

        assertThat(account.staged.forgetSome(row.seq())).isFalse();

        assertThat(account.claims.lastLine(row.seq())).isZero();
        assertThat(account.claims.lastLine(other.seq())).isEqualTo(2);
    }
}
