package floorplan.store.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsOfLoansTest {
    @Test
    void givesEachLoanItsOwn() {
        RowsOfLoans<String> rows = new RowsOfLoans<>();
        rows.add(1_001, "a loan nobody asks for");
        rows.add(1_003, "first");
        rows.add(1_003, "second");
        rows.add(1_004, "another nobody asks for");
        rows.add(1_006, "last");

        assertThat(rows.of(1_002)).isEmpty();
        assertThat(rows.of(1_003)).containsExactly("first", "second");
        assertThat(rows.of(1_005)).isEmpty();
        assertThat(rows.of(1_006)).containsExactly("last");
        assertThat(rows.of(1_007)).isEmpty();
    }
}
