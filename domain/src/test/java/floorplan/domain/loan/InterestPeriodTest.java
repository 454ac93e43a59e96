package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestPeriodTest {

    private final InterestPeriod period =
            new InterestPeriod(YearMonth.of(2026, 12), new Balance(10, 4), new Balance(20, 0));

    @Test
    void isDueOnTheTwentiethOfTheMonthAfter() {
        assertThat(period.dueDate()).isEqualTo("2027-01-20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25",
                "2026-12-25",
                "2027-01-01",
                "2027-01-19",
                "2027-01-20",
                "2027-01-21",
                "2027-02-01",
                "2027-02-20",
                "2028-01-01"
            })
    void isDueBeforeEveryDateAfterItsDueDate(LocalDate date) {
        assertThat(period.isDueBefore(date)).isEqualTo(date.isAfter(LocalDate.parse("2027-01-20")));
    }

    @Test
    void knowsItsPayersApart() {
        assertThat(period.of(Payer.DEALER)).isEqualTo(new Balance(10, 4));
        assertThat(period.of(Payer.MANUFACTURER)).isEqualTo(new Balance(20, 0));
        assertThat(period.posted()).isEqualTo(30);
        assertThat(period.pay(Payer.DEALER, 6).dealer()).isEqualTo(new Balance(10, 10));
        assertThat(period.pay(Payer.DEALER, 6).manufacturer()).isEqualTo(new Balance(20, 0));
        assertThat(period.pay(Payer.MANUFACTURER, 6).manufacturer()).isEqualTo(new Balance(20, 6));
        assertThatThrownBy(() -> period.pay(Payer.DEALER, 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
