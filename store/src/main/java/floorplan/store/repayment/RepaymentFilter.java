package floorplan.store.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a list of repayments: all given ones must hold; null means no condition. Both ends of a range are
 * included.
 */
public final class RepaymentFilter {
    /** A repayment that is unsent for this long needs a look; most take less than a second. */
    public static final Duration WAITS_TOO_LONG = Duration.ofMinutes(1);

    /** The condition on repayments that are neither refused nor sent, although accepted long enough ago. */
    public static final String WAITING = """
            sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED', 'REVERSED')
                AND accepted_at < UTC_TIMESTAMP(6) - INTERVAL %d SECOND
            """.formatted(WAITS_TOO_LONG.toSeconds());

    /**
     * The indexes of the list, the most selective one first. A filter uses the first index for which it has a
     * condition.
     */
    enum Index {
        ID("PRIMARY"),
        KEY("repayment_by_key"),
        LOAN("repayment_by_loan_no"),
        UNSENT("repayment_by_sending"),
        DEALER("repayment_by_dealer"),
        AMOUNT("repayment_by_amount"),
        VALUE_DATE("repayment_by_value_date"),
        MANUFACTURER("repayment_by_manufacturer"),
        STATUS("repayment_by_status"),
        PAYER("repayment_by_payer"),
        ACCEPTANCE("repayment_by_acceptance");

        final String sql;

        Index(String sql) {
            this.sql = sql;
        }
    }

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Set<Index> indexes = EnumSet.of(Index.ACCEPTANCE);
    private long leastAmount;
    private long mostAmount = Long.MAX_VALUE;

    /** Only repayments with these ids, at least one; null for any. */
    public RepaymentFilter ids(@Nullable Collection<String> ids) {
        return add(Index.ID, "AND id IN (:ids)", "ids", ids);
    }

    /** Accepted under this idempotency key, by any client. */
    public RepaymentFilter key(@Nullable String idempotencyKey) {
        return add(Index.KEY, "AND idempotency_key = :key", "key", idempotencyKey);
    }

    public RepaymentFilter loan(@Nullable String loanNo) {
        return add(Index.LOAN, "AND loan_no = :loanNo", "loanNo", loanNo);
    }

    public RepaymentFilter dealer(@Nullable String dealerId) {
        return add(Index.DEALER, "AND dealer_id = :dealer", "dealer", dealerId);
    }

    public RepaymentFilter manufacturer(@Nullable String manufacturerId) {
        return add(Index.MANUFACTURER, "AND manufacturer_id = :manufacturer", "manufacturer", manufacturerId);
    }

    /**
     * Only repayments that a party may see: of its own loans, and paid by it. Other conditions narrow the list further.
     */
    public RepaymentFilter own(@Nullable String dealerId, @Nullable String manufacturerId, @Nullable Payer payer) {
        return add(Index.DEALER, "AND dealer_id = :ownDealer", "ownDealer", dealerId)
                .add(Index.MANUFACTURER, "AND manufacturer_id = :ownManufacturer", "ownManufacturer", manufacturerId)
                .add(Index.PAYER, "AND payer = :ownPayer", "ownPayer", payer == null ? null : payer.name());
    }

    public RepaymentFilter payer(@Nullable Payer payer) {
        return add(Index.PAYER, "AND payer = :payer", "payer", payer == null ? null : payer.name());
    }

    public RepaymentFilter status(@Nullable RepaymentStatus status) {
        return switch (status) {
            case null -> this;
            case ACCEPTED, APPLIED ->
                add(Index.UNSENT, "AND sent_at IS NULL AND status = :status", "status", status.name());
            case COMPLETED ->
                add(
                        Index.STATUS,
                        "AND sent_at IS NOT NULL AND status = :status",
                        "status",
                        RepaymentStatus.APPLIED.name());
            case REFUSED, REVERSED -> add(Index.STATUS, "AND status = :status", "status", status.name());
        };
    }

    /** Only those that are counted as waiting for a person, see {@link #WAITING}; false for any. */
    public RepaymentFilter waiting(boolean only) {
        if (only) {
            conditions.add("AND " + WAITING);
            indexes.add(Index.UNSENT);
        }
        return this;
    }

    /** By the value date as shown: the stated one until the repayment is applied. */
    public RepaymentFilter valueDate(@Nullable LocalDate from, @Nullable LocalDate to) {
        return add(Index.VALUE_DATE, "AND listed_value_date >= :valueDateFrom", "valueDateFrom", from)
                .add(Index.VALUE_DATE, "AND listed_value_date <= :valueDateTo", "valueDateTo", to);
    }

    public RepaymentFilter accepted(@Nullable Instant from, @Nullable Instant to) {
        return add(Index.ACCEPTANCE, "AND accepted_at >= :acceptedFrom", "acceptedFrom", utc(from))
                .add(Index.ACCEPTANCE, "AND accepted_at <= :acceptedTo", "acceptedTo", utc(to));
    }

    /** In cents of the repayment's currency, whichever that is. */
    public RepaymentFilter amount(@Nullable Long from, @Nullable Long to) {
        leastAmount = from == null ? 0 : from;
        mostAmount = to == null ? Long.MAX_VALUE : to;
        if (from != null && from.equals(to)) {
            // An equality keeps the rows of the index in the list's order; a range would not.
            return add(Index.AMOUNT, "AND amount = :amount", "amount", from);
        }
        return add(Index.AMOUNT, "AND amount >= :amountFrom", "amountFrom", from)
                .add(Index.AMOUNT, "AND amount <= :amountTo", "amountTo", to);
    }

    static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private RepaymentFilter add(Index index, String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
            indexes.add(index);
        }
        return this;
    }

    /** Returns whether there is a condition on the value date, which orders the list by value date first. */
    public boolean isByValueDate() {
        return indexes.contains(Index.VALUE_DATE);
    }

    Index index() {
        return indexes.iterator().next();
    }

    /** The index to use where {@code index} would leave too many rows. */
    Index indexBeside(Index index) {
        return indexes.stream().filter(other -> other != index).findFirst().orElseThrow();
    }

    /** Returns whether the index by amount has the rows in the list's order. */
    boolean isInOrderByAmount() {
        return leastAmount == mostAmount && !isByValueDate();
    }

    long leastAmount() {
        return leastAmount;
    }

    long mostAmount() {
        return mostAmount;
    }

    /** All conditions, each beginning with AND. */
    String conditions() {
        return String.join(" ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
