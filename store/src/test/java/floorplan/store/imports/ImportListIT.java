package floorplan.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.TestSchema;
import floorplan.store.imports.ImportList.ListedImport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportListIT {
    private static final List<ImportStatus> ANY = List.of(ImportStatus.values());

    private final ImportList imports = new ImportList(TestSchema.account("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private List<Long> listed(@Nullable ImportKind kind, List<ImportStatus> statuses, long before, int limit) {
        return imports.list(kind, statuses, before, limit).stream()
                .map(listed -> listed.row().seq())
                .toList();
    }

    @Test
    void givesImportsNewestFirstByKindStatusAndPage() {
        AccountSchema schema = new AccountSchema();
        ImportRow loans = schema.running(new SomeLoan("L-1"));
        ImportRow lines = schema.received.open(AccountSchema.newId(), ImportKind.CREDIT_LINES, "lender");

        assertThat(listed(null, ANY, Long.MAX_VALUE, 9)).containsExactly(lines.seq(), loans.seq());
        assertThat(listed(null, ANY, Long.MAX_VALUE, 1)).containsExactly(lines.seq());
        assertThat(listed(null, ANY, lines.seq(), 9)).containsExactly(loans.seq());
        assertThat(listed(ImportKind.LOANS, ANY, Long.MAX_VALUE, 9)).containsExactly(loans.seq());
        assertThat(listed(null, List.of(ImportStatus.STAGING), Long.MAX_VALUE, 9))
                .containsExactly(lines.seq());
    }

    @Test
    void countsTheReasonsOfARefusal() {
        AccountSchema schema = new AccountSchema();
        ImportRow refused = schema.running(new SomeLoan("L-1"));
        schema.imports.record(
                refused.seq(), List.of(new LineReason(2, "vin", "is odd"), new LineReason(3, "vin", "is odd")));

        ListedImport listed = imports.list(null, ANY, Long.MAX_VALUE, 9).getFirst();

        assertThat(listed.reasons()).isEqualTo(2);
        assertThat(listed.row().client()).isEqualTo("lender");
    }
}
