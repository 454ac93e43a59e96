package floorplan.domain.loan;

import java.time.LocalDate;

/** The day-count convention: the number of days by which a year's interest is divided. */
public enum DayCount {
    /** Always 360. */
    ACT_360 {
        @Override
        public int daysInYear(LocalDate date) {
            return 360;
        }
    },
    /** Always 365. */
    ACT_365F {
        @Override
        public int daysInYear(LocalDate date) {
            return 365;
        }
    },
    /** 366 for a date in a leap year, else 365. */
    ACT_ACT_ISDA {
        @Override
        public int daysInYear(LocalDate date) {
            return date.lengthOfYear();
        }
    };

    /** The number of days by which a year's interest is divided for this date. */
    public abstract int daysInYear(LocalDate date);
}
