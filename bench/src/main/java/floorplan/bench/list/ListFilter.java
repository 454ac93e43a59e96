package floorplan.bench.list;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.repayment.RepaymentFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * A filter of the list of repayments, or two filters together.
 *
 * @param narrow adds the filter, with random values
 */
record ListFilter(String name, BiConsumer<RepaymentFilter, RandomGenerator> narrow) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 730;
    private static final int CENTS = 10_000_000;
    private static final long OFTEN_PAID = 1_000_000;

    static List<ListFilter> all() {
        return List.of(
                new ListFilter("none", (filter, random) -> {}),
                new ListFilter("loan", (filter, random) -> filter.loan("L-" + random.nextLong(RepaymentBook.LOANS))),
                new ListFilter("dealer", ListFilter::dealer),
                new ListFilter("manufacturer", ListFilter::manufacturer),
                new ListFilter("payer: one in twenty", (filter, random) -> filter.payer(Payer.MANUFACTURER)),
                new ListFilter("status ACCEPTED", (filter, random) -> filter.status(RepaymentStatus.ACCEPTED)),
                new ListFilter("status APPLIED", (filter, random) -> filter.status(RepaymentStatus.APPLIED)),
                new ListFilter("status COMPLETED", (filter, random) -> filter.status(RepaymentStatus.COMPLETED)),
                new ListFilter("status REFUSED", (filter, random) -> filter.status(RepaymentStatus.REFUSED)),
                new ListFilter("status REVERSED", (filter, random) -> filter.status(RepaymentStatus.REVERSED)),
                new ListFilter("value date: a day", (filter, random) -> valueDates(filter, random, 1)),
                new ListFilter("value date: a quarter", (filter, random) -> valueDates(filter, random, 90)),
                new ListFilter("accepted: an hour", (filter, random) -> accepted(filter, random, 3_600)),
                new ListFilter("accepted: a month", (filter, random) -> accepted(filter, random, 30 * 86_400)),
                new ListFilter("amount: one, paid often", (filter, random) -> filter.amount(OFTEN_PAID, OFTEN_PAID)),
                new ListFilter("amount: one, paid rarely", (filter, random) -> amounts(filter, random, 0)),
                new ListFilter("amount: within 10.00", (filter, random) -> amounts(filter, random, 1_000)),
                new ListFilter("amount: within 500.00", (filter, random) -> amounts(filter, random, 50_000)),
                new ListFilter("amount: within 10,000.00", (filter, random) -> amounts(filter, random, 1_000_000)),
                new ListFilter(
                        "idempotency key",
                        (filter, random) -> filter.key("receipt-" + random.nextLong(RepaymentBook.REPAYMENTS))),
                new ListFilter("dealer and status REFUSED", (filter, random) -> {
                    dealer(filter, random);
                    filter.status(RepaymentStatus.REFUSED);
                }),
                new ListFilter("dealer and value date: a month", (filter, random) -> {
                    dealer(filter, random);
                    valueDates(filter, random, 30);
                }),
                new ListFilter("dealer and accepted: a month", (filter, random) -> {
                    dealer(filter, random);
                    accepted(filter, random, 30 * 86_400);
                }),
                new ListFilter("status REFUSED and accepted: a day", (filter, random) -> {
                    filter.status(RepaymentStatus.REFUSED);
                    accepted(filter, random, 86_400);
                }),
                new ListFilter("amount paid often and value date: two days", (filter, random) -> {
                    filter.amount(OFTEN_PAID, OFTEN_PAID);
                    valueDates(filter, random, 2);
                }));
    }

    private static void dealer(RepaymentFilter filter, RandomGenerator random) {
        filter.dealer("D-" + random.nextInt(RepaymentBook.DEALERS));
    }

    private static void manufacturer(RepaymentFilter filter, RandomGenerator random) {
        filter.manufacturer("M-" + random.nextInt(RepaymentBook.MANUFACTURERS));
    }

    private static void valueDates(RepaymentFilter filter, RandomGenerator random, int days) {
        LocalDate from = FIRST_DAY.plusDays(random.nextInt(DAYS - days));
        filter.valueDate(from, from.plusDays(days - 1L));
    }

    private static void accepted(RepaymentFilter filter, RandomGenerator random, long seconds) {
        Instant from = Instant.parse(FIRST_DAY + "T00:00:00Z").plusSeconds(random.nextLong(DAYS * 86_400L - seconds));
        filter.accepted(from, from.plusSeconds(seconds));
    }

    private static void amounts(RepaymentFilter filter, RandomGenerator random, long cents) {
        long from = 100 + random.nextLong(CENTS - cents);
        filter.amount(from, from + cents);
    }

    RepaymentFilter draw(RandomGenerator random) {
        RepaymentFilter filter = new RepaymentFilter();
        narrow.accept(filter, random);
        return filter;
    }
}
