package floorplan.store.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.store.credit.CreditLineList.UsedAtEnd;
import floorplan.store.credit.Reservations.Draw;
import floorplan.store.credit.Reservations.DrawRefusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationsIT {
    private static final String IMPORT = "0123456789abcdef0123456789abcdef";

    private TestCredit credit;
    private Reservations reservations;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        reservations = new Reservations(credit.worker, dealer -> {});
        credit.line("d1", "CNY", 1_000, 400);
        credit.line("d2", "CNY", 1_000, 0);
    }

    @Test
    void reservesOnceHoweverOftenItIsAsked() {
        List<Draw> draws = List.of(new Draw("d1", "CNY", 600), new Draw("d2", "CNY", 1));
        assertThat(reservations.reserve(IMPORT, draws)).isEmpty();
        assertThat(reservations.reserve(IMPORT, draws)).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(1_000);
        assertThat(credit.used("d2")).isEqualTo(1);
        assertThat(credit.outcome("import:" + IMPORT + ":d1")).isEqualTo("RESERVED");
    }

    @Test
    void reservesAllOrNothingAndSaysWhyForEachDealer() {
        List<DrawRefusal> refusals = reservations.reserve(
                IMPORT,
                List.of(
                        new Draw("d1", "CNY", 601),
                        new Draw("d2", "CNY", 1),
                        new Draw("d3", "CNY", 1),
                        new Draw("d2-usd", "USD", 1)));

        assertThat(refusals).hasSize(3);
        assertThat(refusals)
                .anySatisfy(refusal -> assertThat(refusal)
                        .isInstanceOfSatisfying(
                                DrawRefusal.BeyondLimit.class,
                                beyond -> assertThat(beyond.cents()).isEqualTo(1)));
        assertThat(refusals)
                .filteredOn(refusal -> refusal instanceof DrawRefusal.UnknownDealer)
                .hasSize(2);
        assertThat(credit.used("d2")).isZero();
        assertThat(credit.outcome("import:" + IMPORT + ":d2")).isEqualTo("none");
    }

    @Test
    void refusesAnotherCurrency() {
        assertThat(reservations.reserve(IMPORT, List.of(new Draw("d1", "USD", 1))))
                .singleElement()
                .isInstanceOf(DrawRefusal.WrongCurrency.class);
    }

    @Test
    void givesBackOnceWhatWasReserved() {
        reservations.reserve(IMPORT, List.of(new Draw("d1", "CNY", 600)));
        reservations.release(IMPORT, List.of("d1", "d2"));
        reservations.release(IMPORT, List.of("d1", "d2"));

        assertThat(credit.used("d1")).isEqualTo(400);
        assertThat(credit.used("d2")).isZero();
        assertThat(credit.outcome("import:" + IMPORT + ":d1")).isEqualTo("RELEASED");
    }

    @Test
    void aReleasedReservationUsedTheLineUntilItsRelease() {
        reservations.reserve(IMPORT, List.of(new Draw("d1", "CNY", 600)));
        reservations.release(IMPORT, List.of("d1", "d2"));
        credit.owner
                .sql("UPDATE credit_log SET created_at = '2026-03-08 12:00:00', finished_at = '2026-03-10 12:00:00'")
                .update();

        assertThat(new CreditLineList(credit.worker)
                        .usage("d1", LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 10), ZoneOffset.UTC))
                .extracting(UsedAtEnd::used)
                .containsExactly(400L, 1_000L, 1_000L, 400L);
    }

    @Test
    void aReservationThatComesAfterItsReleaseLoses() {
        reservations.release(IMPORT, List.of("d1"));

        assertThat(reservations.reserve(IMPORT, List.of(new Draw("d1", "CNY", 1), new Draw("d2", "CNY", 1))))
                .singleElement()
                .isInstanceOf(DrawRefusal.Released.class);
        assertThat(credit.used("d1")).isEqualTo(400);
        assertThat(credit.used("d2")).isZero();
    }

    @Test
    void refusesToReserveAnotherAmountUnderTheSameKey() {
        reservations.reserve(IMPORT, List.of(new Draw("d1", "CNY", 600)));

        assertThatThrownBy(() -> reservations.reserve(IMPORT, List.of(new Draw("d1", "CNY", 500))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("600");
    }
}
