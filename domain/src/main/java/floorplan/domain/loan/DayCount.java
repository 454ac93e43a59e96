package floorplan.domain.loan;

import java.time.LocalDate;

/** What one day's interest of a yearly rate is divided by. */
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

    /** The days of the year that the date's interest is a part of. */
    public abstract int daysInYear(LocalDate date);
}
