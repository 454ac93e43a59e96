package floorplan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {
    @ParameterizedTest
    @CsvSource({
        "/console/today, TODAY",
        "/console/loans/L-1/accruals, LOANS",
        "/console/receipts, RECEIPTS",
        "/console/receipts/r-1/application, RECEIPTS",
        "/console/receipt-files/f-1/lines, RECEIPTS",
        "/console/payer-accounts/new, RECEIPTS",
        "/console/bank-reconciliations, RECEIPTS",
        "/console/reconciliation, RECONCILIATION"
    })
    void aPageIsPartOfOneSection(String address, Section section) {
        assertThat(Section.values()).filteredOn(each -> each.holds(address)).containsExactly(section);
    }
}
