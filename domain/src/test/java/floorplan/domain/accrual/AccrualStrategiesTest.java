package floorplan.domain.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.TermsOf;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccrualStrategiesTest {

    @ParameterizedTest(name = "{0}: dealer {1}, manufacturer {2}")
    @CsvSource({"DEALER, 4000, 0", "MANUFACTURER, 0, 4000", "SPLIT, 1400, 2600"})
    void accrueEachLoanByItsOwnTypeInWhateverOrderTheyCome(LoanType type, long dealer, long manufacturer) {
        AccrualStrategies strategies =
                AccrualStrategies.of(List.of(new SplitAccrual(), new DealerAccrual(), new ManufacturerAccrual()));
        LoanState loan = LoanState.drawn(new TermsOf(type).terms());
        Accrual accrual = strategies.accrue(loan, loan.nextDate()).accrual();
        assertThat(accrual.dealerInterest()).isEqualTo(dealer);
        assertThat(accrual.manufacturerInterest()).isEqualTo(manufacturer);
    }

    @Test
    void nameTheLoanTypeThatHasNone() {
        assertThatThrownBy(() -> AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SPLIT has no");
    }

    @Test
    void nameTheLoanTypeThatHasTwoAndBothOfThem() {
        List<AccrualStrategy> strategies =
                List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual(), new OtherDealerAccrual());
        assertThatThrownBy(() -> AccrualStrategies.of(strategies))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DEALER has two")
                .hasMessageContaining(DealerAccrual.class.getName())
                .hasMessageContaining(OtherDealerAccrual.class.getName());
    }

    @Test
    void nameAClassWithoutALoanType() {
        assertThatThrownBy(() -> AccrualStrategies.of(List.of(new UnmarkedAccrual())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(UnmarkedAccrual.class.getName());
    }

    @AccrualFor(LoanType.DEALER)
    private static final class OtherDealerAccrual extends AccrualStrategy {
        @Override
        protected long dealerPart(LoanTerms terms, long periodTotal) {
            return periodTotal;
        }
    }

    private static final class UnmarkedAccrual extends AccrualStrategy {
        @Override
        protected long dealerPart(LoanTerms terms, long periodTotal) {
            return periodTotal;
        }
    }
}
