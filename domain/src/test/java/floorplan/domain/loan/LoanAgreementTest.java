package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.TermsOf;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoanAgreementTest {
    private static final String VIN = "LSVAA4187E2123456";
    private static final LoanTerms TERMS = new TermsOf(LoanType.SPLIT).terms();
    private static final LocalDate DRAWN = TERMS.drawdownDate();

    @ParameterizedTest
    @CsvSource({"'', M-1, dealerId", "D/1, M-1, dealerId", "D-1, '', manufacturerId", "D-1, 厂家, manufacturerId"})
    void refusesPartiesThatAreNoIds(String dealerId, String manufacturerId, String named) {
        assertThatThrownBy(() -> new LoanAgreement(dealerId, manufacturerId, VIN, DRAWN, TERMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " must be 1 to 64 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV",
                "lsvaa4187e2123456",
                "L@",
                "L[",
                "L`",
                "L{",
                "L/",
                "L;",
                "L\u00e9"
            })
    void refusesWhatCannotBeAVin(String vin) {
        assertThatThrownBy(() -> new LoanAgreement("D-1", "M-1", vin, DRAWN, TERMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("vin must be 1 to 32 characters");
    }

    @Test
    void refusesPrincipalThatIsDueBeforeItIsDrawn() {
        assertThatThrownBy(() -> new LoanAgreement("D-1", "M-1", VIN, LocalDate.parse("2026-01-04"), TERMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maturityDate 2026-01-04 must not lie before the drawdown date 2026-01-05");
    }

    @Test
    void takesTheExtremesOfEachRule() {
        assertThatNoException()
                .isThrownBy(() -> new LoanAgreement("D".repeat(64), "M", "A-Z-0-9" + "V".repeat(25), DRAWN, TERMS));
    }
}
