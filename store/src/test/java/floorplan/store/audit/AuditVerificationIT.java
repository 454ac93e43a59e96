package floorplan.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.audit.AuditList.Side;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditVerification.Verified;
import floorplan.store.database.AccountDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chain that is verified bit by bit while entries are added, and changed by the schema's owner. */
class AuditVerificationIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AccountDatabase owner = TestSchema.account("owner");
    private final AccountDatabase api = TestSchema.account("api");
    private final AuditVerification verification = new AuditVerification(Side.ACCOUNT, api);

    @BeforeEach
    void begin() {
        TestSchema.empty("account");
    }

    private void append(int rows) {
        AuditEntry entry = new AuditEntry(
                "somebody", Action.SET_LIMIT, AuditOutcome.DONE, new Subject("dealer", "D-1"), null, Map.of());
        for (int row = 0; row < rows; row++) {
            new AuditLog(api).append(entry);
        }
    }

    @Test
    void goesOnBehindTheRowsThatAreVerified() {
        append(3);
        assertThat(verification.goOn(NOON)).isEqualTo(new Verified(Side.ACCOUNT, 3, 3, NOON, NOON, null, null));
        append(2);
        Instant later = NOON.plusSeconds(60);
        assertThat(verification.goOn(later)).isEqualTo(new Verified(Side.ACCOUNT, 5, 5, NOON, later, null, null));
    }

    @Test
    void findsAChangedRowThatIsNew() {
        append(2);
        verification.goOn(NOON);
        append(2);
        change(4);
        Verified broken = verification.goOn(NOON);
        assertThat(broken.through()).isEqualTo(3);
        assertThat(broken.broken()).isEqualTo(4);
        assertThat(broken.why()).contains("changed");
    }

    @Test
    void beginsAnewAfterAnHourAndFindsARowChangedSince() {
        append(3);
        verification.goOn(NOON);
        change(2);
        assertThat(verification.goOn(NOON.plus(Duration.ofMinutes(59))).broken())
                .isNull();
        assertThat(verification.goOn(NOON.plus(Duration.ofHours(1))).broken()).isEqualTo(2);
    }

    @Test
    void takesASchemaThatWasPutBackForNoBrokenOne() {
        append(3);
        verification.goOn(NOON);
        TestSchema.empty("account");
        append(5);
        Instant later = NOON.plusSeconds(60);
        assertThat(verification.goOn(later)).isEqualTo(new Verified(Side.ACCOUNT, 5, 5, later, later, null, null));
    }

    private void change(long seq) {
        owner.sql("UPDATE audit SET actor = 'nobody' WHERE seq = ?").param(seq).update();
    }
}
