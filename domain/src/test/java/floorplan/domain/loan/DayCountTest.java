package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.basics.date.DayCounts;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayCountTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "ACT_360, 2026-02-28, 360",
        "ACT_360, 2028-02-29, 360",
        "ACT_365F, 2026-02-28, 365",
        "ACT_365F, 2028-02-29, 365",
        "ACT_ACT_ISDA, 2027-12-31, 365",
        "ACT_ACT_ISDA, 2028-01-01, 366",
        "ACT_ACT_ISDA, 2028-12-31, 366",
        "ACT_ACT_ISDA, 2029-01-01, 365",
        "ACT_ACT_ISDA, 2100-02-28, 365",
        "ACT_ACT_ISDA, 2000-02-29, 366",
    })
    void dividesByTheDaysOfTheDatesYear(DayCount dayCount, LocalDate date, int days) {
        assertThat(dayCount.daysInYear(date)).isEqualTo(days);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithStrataOnEveryDayOfAHundredYears(DayCount dayCount) {
        com.opengamma.strata.basics.date.DayCount strata = switch (dayCount) {
            case ACT_360 -> DayCounts.ACT_360;
            case ACT_365F -> DayCounts.ACT_365F;
            case ACT_ACT_ISDA -> DayCounts.ACT_ACT_ISDA;
        };
        LocalDate end = LocalDate.parse("2101-01-01");
        for (LocalDate date = LocalDate.parse("1999-12-31"); date.isBefore(end); date = date.plusDays(1)) {
            assertThat(1.0 / dayCount.daysInYear(date))
                    .as("%s of %s", dayCount, date)
                    .isCloseTo(strata.yearFraction(date, date.plusDays(1)), within(1e-12));
        }
    }
}
