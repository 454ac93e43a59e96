package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.TermsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoanTermsTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                breaking("loanId", t -> t.loanId = ""),
                breaking("loanId", t -> t.loanId = "x".repeat(65)),
                breaking("loanId", t -> t.loanId = "L 1"),
                breaking("does not have two decimals", t -> t.currency = Currency.getInstance("JPY")),
                breaking("principal CNY 0.00", t -> t.drawnCents = 0),
                breaking("principal CNY -0.01", t -> t.drawnCents = -1),
                breaking("lateFee CNY -0.01", t -> t.lateFeeCents = -1),
                breaking("annualRate", t -> t.drawdownDate = LocalDate.parse("2026-01-04")),
                breaking("penaltyAnnualRate", t -> t.penaltyAnnualRate = new BigDecimal("-0.1")),
                breaking("penaltyAnnualRate", t -> t.penaltyAnnualRate = new BigDecimal("0.1080000")),
                breaking("dealerShare", t -> t.dealerShare = new BigDecimal("1.000001")),
                breaking("dealerShare", t -> t.dealerShare = new BigDecimal("-0.000001")),
                breaking("dealerShare", t -> t.dealerShare = new BigDecimal("0.3333333")));
    }

    private static Arguments breaking(String named, Consumer<TermsOf> breach) {
        return Arguments.of(named, breach);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("broken")
    void refuseWhatBreaksARuleAndNameTheField(String named, Consumer<TermsOf> breach) {
        TermsOf terms = new TermsOf(LoanType.SPLIT);
        breach.accept(terms);
        assertThatThrownBy(terms::terms)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void takeTheExtremesOfEachRule() {
        TermsOf terms = new TermsOf(LoanType.SPLIT);
        terms.loanId = "azAZ09._:-" + "x".repeat(54);
        terms.drawnCents = 1;
        terms.lateFeeCents = 0;
        terms.penaltyAnnualRate = BigDecimal.ZERO;
        terms.dealerShare = BigDecimal.ONE;
        assertThat(terms.terms().dealerShare()).isEqualTo(new BigDecimal("1.000000"));
        terms.dealerShare = BigDecimal.ZERO;
        assertThat(terms.terms().penaltyAnnualRate()).isEqualTo(new BigDecimal("0.000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "[", "`", "{", "/", ";", "\u00e9"})
    void refuseTheCharactersNextToThoseAllowed(String character) {
        TermsOf terms = new TermsOf(LoanType.DEALER);
        terms.loanId = "L" + character;
        assertThatThrownBy(terms::terms).hasMessageContaining("loanId");
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"DEALER, 0", "DEALER, 0.999999", "MANUFACTURER, 1", "MANUFACTURER, 0.000001"})
    void fixTheDealersShareOfEveryTypeButSplit(LoanType type, BigDecimal share) {
        TermsOf terms = new TermsOf(type);
        terms.dealerShare = share;
        assertThatThrownBy(terms::terms)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dealerShare")
                .hasMessageContaining(type.name());
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "DEALER,, 1.000000",
        "MANUFACTURER,, 0.000000",
        "SPLIT, 0.35, 0.350000",
        "SPLIT, 0, 0.000000",
        "SPLIT, 1, 1.000000"
    })
    void knowTheDealersShareOfAnImportedLoan(LoanType type, BigDecimal stated, BigDecimal share) {
        assertThat(LoanTerms.dealerShareOf(type, stated)).isEqualTo(share);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "DEALER, 1, must be empty",
        "MANUFACTURER, 0, must be empty",
        "SPLIT,, must be stated",
        "SPLIT, 1.1, from 0 to 1",
        "SPLIT, -0.1, from 0 to 1",
        "SPLIT, 0.1234567, six decimals",
    })
    void refuseAShareThatIsStatedWrongly(LoanType type, BigDecimal stated, String why) {
        assertThatThrownBy(() -> LoanTerms.dealerShareOf(type, stated))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dealerShare")
                .hasMessageContaining(why);
    }

    @Test
    void changeNothingButTheRatesWhenOneIsAdded() {
        TermsOf terms = new TermsOf(LoanType.SPLIT);
        LoanTerms before = terms.terms();
        Rate added = TermsOf.rate("2026-02-01", "0.06");
        LoanTerms after = before.with(added, LocalDate.parse("2026-01-31"));
        terms.rates(TermsOf.rate("2026-01-05", "0.072"), added);
        assertThat(after).isEqualTo(terms.terms()).isNotEqualTo(before);
    }
}
