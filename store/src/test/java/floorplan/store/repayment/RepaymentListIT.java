package floorplan.store.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.repayment.ListedRepayments.Row;
import floorplan.store.repayment.RepaymentList.RepaymentPosition;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the list of repayments with all repayments, filtered and sorted by the test. */
class RepaymentListIT {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing(Row::acceptedAt).thenComparing(Row::id).reversed();
    private static final Comparator<Row> BY_VALUE_DATE = Comparator.<Row, LocalDate>comparing(
                    row -> Objects.requireNonNull(row.valueDate()))
            .reversed()
            .thenComparing(NEWEST_FIRST);

    private static final AccountDatabase API = TestSchema.account("api");
    private static List<Row> rows;

    @BeforeAll
    static void fill() {
        TestSchema.empty("account");
        rows = ListedRepayments.insert(TestSchema.account("worker"), new Random(7), 150);
    }

    @AfterAll
    static void empty() {
        TestSchema.empty("account");
    }

    /** A filter, and the same condition in Java. */
    private static final class Wanted {
        private final RepaymentFilter filter = new RepaymentFilter();
        private final List<Predicate<Row>> conditions = new ArrayList<>();

        private Wanted where(Predicate<Row> condition) {
            conditions.add(condition);
            return this;
        }

        private List<String> ids() {
            return rows.stream()
                    .filter(row -> conditions.stream().allMatch(condition -> condition.test(row)))
                    .sorted(filter.isByValueDate() ? BY_VALUE_DATE : NEWEST_FIRST)
                    .map(Row::id)
                    .toList();
        }
    }

    private static Wanted wanted(Random random) {
        Wanted wanted = new Wanted();
        List<Integer> kinds = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
        Collections.shuffle(kinds, random);
        kinds.subList(0, random.nextInt(4)).forEach(kind -> add(wanted, kind, random));
        return wanted;
    }

    private static void add(Wanted wanted, int kind, Random random) {
        String dealer = ListedRepayments.any(random, ListedRepayments.DEALERS);
        String manufacturer = ListedRepayments.any(random, ListedRepayments.MANUFACTURERS);
        Payer payer = ListedRepayments.any(random, List.of(Payer.values()));
        switch (kind) {
            case 0 -> addKey(wanted, ListedRepayments.any(random, ListedRepayments.KEYS));
            case 1 -> addLoan(wanted, ListedRepayments.any(random, ListedRepayments.LOANS));
            case 2 -> wanted.where(row -> dealer.equals(row.dealer())).filter.dealer(dealer);
            case 3 ->
                wanted.where(row -> manufacturer.equals(row.manufacturer()))
                        .filter
                        .manufacturer(manufacturer);
            case 4 -> wanted.where(row -> row.payer() == payer).filter.payer(payer);
            case 5 -> addStatus(wanted, ListedRepayments.any(random, List.of(RepaymentStatus.values())));
            case 6 -> addValueDates(wanted, random);
            case 7 -> addTimes(wanted, random);
            case 8 -> addAmounts(wanted, random);
            default -> addOwn(wanted, random.nextBoolean(), dealer, manufacturer, payer);
        }
    }

    private static void addOwn(Wanted wanted, boolean isDealer, String dealer, String manufacturer, Payer payer) {
        if (isDealer) {
            wanted.where(row -> dealer.equals(row.dealer()) && row.payer() == payer)
                    .filter
                    .own(dealer, null, payer);
        } else {
            wanted.where(row -> manufacturer.equals(row.manufacturer()) && row.payer() == payer)
                    .filter
                    .own(null, manufacturer, payer);
        }
    }

    private static void addKey(Wanted wanted, String key) {
        wanted.where(row -> row.key().equals(key)).filter.key(key);
    }

    private static void addLoan(Wanted wanted, String loan) {
        wanted.where(row -> row.loan().equals(loan)).filter.loan(loan);
    }

    private static void addStatus(Wanted wanted, RepaymentStatus status) {
        wanted.where(row -> row.status() == status).filter.status(status);
    }

    private static void addValueDates(Wanted wanted, Random random) {
        LocalDate from = ListedRepayments.DAY.plusDays(random.nextInt(ListedRepayments.SPREAD));
        LocalDate to = from.plusDays(random.nextInt(2));
        wanted.where(row -> row.valueDate() != null
                        && !row.valueDate().isBefore(from)
                        && !row.valueDate().isAfter(to))
                .filter
                .valueDate(from, to);
    }

    private static void addTimes(Wanted wanted, Random random) {
        Instant from = ListedRepayments.TIME.plus(random.nextInt(ListedRepayments.SPREAD), ChronoUnit.MICROS);
        Instant to = from.plus(random.nextInt(2), ChronoUnit.MICROS);
        wanted.where(row ->
                        !row.acceptedAt().isBefore(from) && !row.acceptedAt().isAfter(to))
                .filter
                .accepted(from, to);
    }

    private static void addAmounts(Wanted wanted, Random random) {
        long from = 100L + random.nextInt(ListedRepayments.SPREAD);
        long to = from + random.nextInt(3);
        wanted.where(row -> row.amount() >= from && row.amount() <= to).filter.amount(from, to);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesWhatTheFiltersLetThroughNewestFirst(long seed) {
        Random random = new Random(seed);
        // With a limit of 1,000, amounts are found by their index; with a limit of 3, they are not.
        RepaymentList list = new RepaymentList(API, random.nextBoolean() ? 1_000 : 3);
        Wanted wanted = wanted(random);

        assertThat(pages(list, wanted.filter, 1 + random.nextInt(20))).isEqualTo(wanted.ids());
    }

    private static List<String> pages(RepaymentList list, RepaymentFilter filter, int limit) {
        List<String> ids = new ArrayList<>();
        RepaymentPosition after = RepaymentPosition.NEWEST;
        List<RepaymentView> page = list.list(filter, after, limit);
        while (!page.isEmpty()) {
            page.forEach(repayment -> ids.add(repayment.id()));
            RepaymentView last = page.getLast();
            after = new RepaymentPosition(
                    Objects.requireNonNullElse(last.valueDate(), ListedRepayments.DAY), last.acceptedAt(), last.id());
            page = list.list(filter, after, limit);
        }
        return ids;
    }

    @Test
    void givesThoseOfTheIdsThatAreThere() {
        List<String> some = rows.stream().map(Row::id).limit(10).toList();
        RepaymentFilter filter = new RepaymentFilter()
                .ids(Stream.concat(some.stream(), Stream.of("none")).toList());

        assertThat(pages(new RepaymentList(API), filter, 3)).containsExactlyInAnyOrderElementsOf(some);
    }

    @Test
    void knowsTheAppliedOnesThatTheCreditSideWasNotToldOf() {
        List<String> applied = rows.stream()
                .filter(row -> row.status() == RepaymentStatus.APPLIED)
                .map(Row::id)
                .toList();

        assertThat(new RepaymentList(API).appliedAndUnsent(1_000)).containsExactlyInAnyOrderElementsOf(applied);
    }
}
