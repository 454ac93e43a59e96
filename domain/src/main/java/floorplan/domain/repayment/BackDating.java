package floorplan.domain.repayment;

import java.time.LocalDate;

/** The range of dates that a client may state although the loan has accrued them already. */
public enum BackDating {
    /** Not at all: the client is not the lender. */
    NONE,
    /** A number of days before today. */
    LIMITED,
    /** To the loan's drawdown date: the client runs the lender's operations. */
    TO_DRAWDOWN;

    /**
     * The earliest date that may be stated.
     *
     * @param drawdownDate the loan's; nothing is earlier
     * @param days before today, for {@link #LIMITED}
     * @param nextDate the first date of the loan that is not accrued; may always be stated
     */
    public LocalDate earliest(LocalDate drawdownDate, LocalDate today, int days, LocalDate nextDate) {
        return switch (this) {
            case NONE -> nextDate;
            case LIMITED -> earlier(nextDate, later(drawdownDate, today.minusDays(days)));
            case TO_DRAWDOWN -> drawdownDate;
        };
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
