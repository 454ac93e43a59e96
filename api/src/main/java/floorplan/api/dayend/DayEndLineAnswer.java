package floorplan.api.dayend;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as a list shows it; the date itself has the rest.
 *
 * @param accepted whether a person has accepted that it is UNBALANCED
 * @param failures loans for which it could not be accrued yet
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
