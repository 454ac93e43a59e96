package floorplan.domain.correction;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One dated event that changes a loan. Its effect depends on all the other inputs: see {@link Replay}. */
public sealed interface LoanInput {

    /** The order in which a loan's inputs apply. */
    Comparator<LoanInput> ORDER = Comparator.comparing(LoanInput::date).thenComparingLong(LoanInput::applySequence);

    /** Unique among the loan's inputs. */
    String id();

    /** The first date it has an effect on. */
    LocalDate date();

    /** Orders the inputs of one date; given once per loan, under its lock, and never changed. */
    long applySequence();

    /**
     * Money received.
     *
     * @param date the value date
     * @param cents the amount received, above 0
     * @param withdrawnCents the part of its surplus that was applied elsewhere or refunded, not below 0
     * @param reversed how it was reversed; null if it stands
     */
    record Repayment(
            String id,
            Payer payer,
            LocalDate date,
            long applySequence,
            long cents,
            long withdrawnCents,
            @Nullable ReversalKind reversed)
            implements LoanInput {

        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if one is out of range, or money that has left is said to have bounced
         */
        public Repayment {
            requirePositive(id, cents);
            if (withdrawnCents < 0 || withdrawnCents > cents) {
                throw new IllegalArgumentException("withdrawn " + withdrawnCents + " cents of input " + id
                        + " must be from 0 to its amount of " + cents);
            }
            if (reversed == ReversalKind.BOUNCED && withdrawnCents > 0) {
                throw new IllegalArgumentException(
                        "input " + id + " cannot have bounced: " + withdrawnCents + " cents of it have left the loan");
            }
        }

        /** A repayment that stands, none of whose surplus has left. */
        public static Repayment of(String id, Payer payer, LocalDate date, long applySequence, long cents) {
            return new Repayment(id, payer, date, applySequence, cents, 0, null);
        }

        /** This repayment, reversed. */
        public Repayment reversed(ReversalKind kind) {
            return new Repayment(id, payer, date, applySequence, cents, withdrawnCents, kind);
        }

        /** This repayment, with so much of its surplus gone. */
        public Repayment withdrawn(long withdrawn) {
            return new Repayment(id, payer, date, applySequence, cents, withdrawn, reversed);
        }
    }

    /**
     * Fees given up.
     *
     * @param lateFeeOf the period whose late fee is given up; null for penalty interest
     * @param cents the most that it takes, above 0
     */
    record Waiver(String id, @Nullable YearMonth lateFeeOf, LocalDate date, long applySequence, long cents)
            implements LoanInput {

        /**
         * Checks the amount.
         *
         * @throws IllegalArgumentException if it is not above 0
         */
        public Waiver {
            requirePositive(id, cents);
        }
    }

    /**
     * Money taken back on a later date, whole. Reversals were like that before corrections existed: the repayment counts
     * until the date, and the parts that it paid are owed again from then on. A loan it had paid off accrues nothing between.
     *
     * @param repaymentId the repayment taken back, an earlier input
     * @param payer the repayment's
     */
    record TakeBack(String id, String repaymentId, Payer payer, LocalDate date, long applySequence)
            implements LoanInput {}

    private static void requirePositive(String id, long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("the amount of input " + id + " must be above 0, not " + cents);
        }
    }
}
