package floorplan.domain.loan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/**
 * The interest of one calendar month.
 *
 * @param month the month that accrued it
 * @param dealer the dealer's part
 * @param manufacturer the manufacturer's part
 */
public record InterestPeriod(YearMonth month, Balance dealer, Balance manufacturer) {

    /** The day of the following month on which interest is due, and on which a late fee is charged. */
    public static final int DUE_DAY = 20;

    /** A month in which nothing is posted yet. */
    public static InterestPeriod of(YearMonth month) {
        return new InterestPeriod(month, Balance.ZERO, Balance.ZERO);
    }

    /** The last date on which the interest can be paid without being overdue. */
    public LocalDate dueDate() {
        return month.plusMonths(1).atDay(DUE_DAY);
    }

    /** True if the due date lies before {@code date}. */
    public boolean isDueBefore(LocalDate date) {
        // Avoids dueDate() for speed: day-end calls this for every period of every loan.
        long months = monthsUntil(date);
        return months > 1 || (months == 1 && date.getDayOfMonth() > DUE_DAY);
    }

    /** The number of calendar months from this month to the month of {@code date}; 0 if they are the same. */
    public long monthsUntil(LocalDate date) {
        return date.getLong(ChronoField.PROLEPTIC_MONTH) - month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** One payer's part. */
    public Balance of(Payer payer) {
        return switch (payer) {
            case DEALER -> dealer;
            case MANUFACTURER -> manufacturer;
        };
    }

    /** The sum posted for both payers, in cents. The dealer's share divides this sum. */
    public long posted() {
        return Math.addExact(dealer.posted(), manufacturer.posted());
    }

    /** This period with more of one payer's part paid, or with less where {@code cents} is below 0. */
    public InterestPeriod pay(Payer payer, long cents) {
        return switch (payer) {
            case DEALER -> new InterestPeriod(month, dealer.pay(cents), manufacturer);
            case MANUFACTURER -> new InterestPeriod(month, dealer, manufacturer.pay(cents));
        };
    }
}
