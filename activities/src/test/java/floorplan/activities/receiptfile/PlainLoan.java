package floorplan.activities.receiptfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dealer's loan without fees and penalty, ACT/360, written down a second time in the plainest way: every question is
 * answered from the drawdown on, day by day. It shares no code with the program.
 */
final class PlainLoan {
    static final long DRAWN = 1_000_00;
    static final String RATE = "0.2";
    private static final BigDecimal YEAR = BigDecimal.valueOf(360);
    private static final int EXACT = 10;

    private record Payment(String receipt, LocalDate date, long cents) {}

    /** The loan after some dates. */
    static final class Standing {
        long principal = DRAWN;
        long interest;
        long interestPaid;
        final Map<String, Long> surplus = new HashMap<>();

        long owed() {
            return principal + interest;
        }
    }

    private final LocalDate drawdown;
    private final List<Payment> payments = new ArrayList<>();
    private LocalDate through;

    PlainLoan(LocalDate drawdown) {
        this.drawdown = drawdown;
        this.through = drawdown.minusDays(1);
    }

    /** @return the cents that the loan takes; 0 if it refuses the payment */
    long pay(String receipt, LocalDate date, long cents) {
        if (date.isBefore(drawdown)) {
            return 0;
        }
        long taken = Math.min(cents, after(date.minusDays(1)).owed());
        if (taken > 0) {
            payments.add(new Payment(receipt, date, taken));
            through = date.minusDays(1).isAfter(through) ? date.minusDays(1) : through;
        }
        return taken;
    }

    void bounce(String receipt) {
        payments.removeIf(payment -> payment.receipt().equals(receipt));
    }

    /** The loan now. */
    Standing now() {
        return after(through);
    }

    /** The loan with the dates through this one closed, and with the payments of the next date. */
    private Standing after(LocalDate closed) {
        Standing standing = new Standing();
        BigDecimal exact = BigDecimal.ZERO;
        for (LocalDate date = drawdown; !date.isAfter(closed.plusDays(1)); date = date.plusDays(1)) {
            LocalDate today = date;
            payments.stream()
                    .filter(payment -> payment.date().equals(today))
                    .forEach(payment -> allocate(standing, payment));
            if (date.isAfter(closed) || standing.owed() == 0) {
                continue;
            }
            BigDecimal before = exact;
            exact = exact.add(BigDecimal.valueOf(standing.principal, 2)
                    .multiply(new BigDecimal(RATE))
                    .divide(YEAR, EXACT, RoundingMode.HALF_UP));
            standing.interest += cents(exact) - cents(before);
        }
        return standing;
    }

    private static void allocate(Standing standing, Payment payment) {
        long interest = Math.min(payment.cents(), standing.interest);
        long principal = Math.min(payment.cents() - interest, standing.principal);
        standing.interest -= interest;
        standing.interestPaid += interest;
        standing.principal -= principal;
        standing.surplus.put(payment.receipt(), payment.cents() - interest - principal);
    }

    private static long cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
    }
}
