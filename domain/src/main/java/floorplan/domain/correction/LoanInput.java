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

    /** The id, unique among the loan's inputs. */
    String id();

    /** The first date on which the input has an effect. */
    LocalDate date();

    /** The order among inputs of one date, unique per loan. It is assigned under the loan's lock and never changes. */
    long applySequence();

    /**
     * Money received.
     *
     * @param date the value date
     * @param cents the amount received, above 0
     * @param withdrawnCents the part of its surplus that was applied elsewhere or refunded, not below 0
     * @param reversed the kind of its reversal; null if it is not reversed
     * @param fromReceipt true if an unapplied receipt paid it, and not cash
     */
    record Repayment(
            String id,
            Payer payer,
            LocalDate date,
            long applySequence,
            long cents,
            long withdrawnCents,
            @Nullable ReversalKind reversed,
            boolean fromReceipt)
            implements LoanInput {

        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if an amount is out of range
         */
        public Repayment {
            requirePositive(id, cents);
            if (withdrawnCents < 0 || withdrawnCents > cents) {
                throw new IllegalArgumentException("withdrawn " + withdrawnCents + " cents of input " + id
                        + " must be from 0 to its amount of " + cents);
            }
        }

        /** A repayment that is not reversed and has no withdrawn surplus. */
        public static Repayment of(String id, Payer payer, LocalDate date, long applySequence, long cents) {
            return new Repayment(id, payer, date, applySequence, cents, 0, null, false);
        }

        /** This repayment, paid by an unapplied receipt. */
        public Repayment paidByReceipt() {
            return new Repayment(id, payer, date, applySequence, cents, withdrawnCents, reversed, true);
        }

        /** This repayment, reversed. */
        public Repayment reversed(ReversalKind kind) {
            return new Repayment(id, payer, date, applySequence, cents, withdrawnCents, kind, fromReceipt);
        }

        /**
         * This repayment with {@code withdrawn} cents of its surplus withdrawn in total.
         *
         * @throws IllegalArgumentException if that is below 0 or above the amount of the repayment
         */
        public Repayment withdrawn(long withdrawn) {
            return new Repayment(id, payer, date, applySequence, cents, withdrawn, reversed, fromReceipt);
        }
    }

    /**
     * A late fee or penalty interest given up.
     *
     * @param lateFeeOf the period whose late fee is given up; null for penalty interest
     * @param cents the most that the waiver takes, above 0
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

        /** This waiver, limited to {@code most} cents. */
        public Waiver atMost(long most) {
            return new Waiver(id, lateFeeOf, date, applySequence, Math.min(cents, most));
        }

        /** This waiver in another place of the loan's sequence of inputs. */
        public Waiver at(long sequence) {
            return new Waiver(id, lateFeeOf, date, sequence, cents);
        }
    }

    /**
     * A repayment taken back whole on a later date, as reversals worked before corrections existed. The repayment
     * counts until that date; the parts that it paid are owed again from then on. If it had paid the loan off, the loan
     * accrues nothing in between.
     *
     * @param repaymentId the repayment taken back, an earlier input
     * @param payer the payer of that repayment
     */
    record TakeBack(String id, String repaymentId, Payer payer, LocalDate date, long applySequence)
            implements LoanInput {}

    private static void requirePositive(String id, long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("the amount of input " + id + " must be above 0, not " + cents);
        }
    }
}
