package floorplan.api.dayend;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as a list shows it. {@code GET} of the date has the rest.
 *
 * @param accepted true if a person has accepted the UNBALANCED date
 * @param failures number of loans that could not accrue the date yet
 */
record DayEndLineAnswer(
        String id,
        LocalDate businessDate,
        DayEndStatus status,
        boolean accepted,
        long failures,
        Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable Instant checkedAt) {
    static DayEndLineAnswer of(DayEndOutline outline) {
        var ran = outline.trialBalance();
        return new DayEndLineAnswer(
                outline.date().toString(),
                outline.date(),
                outline.status(),
                ran != null && ran.acceptance() != null,
                outline.failures(),
                outline.startedAt(),
                outline.closedAt(),
                ran == null ? null : ran.checkedAt());
    }
}
