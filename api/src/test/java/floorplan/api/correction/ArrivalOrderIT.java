package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Pairs of random loans over HTTP. Both loans of a pair are told the same inputs: one in time, the other in another
 * order among day-ends. Each must end as {@link PlainLoan} says. Both must end alike if the rules give them the same
 * inputs. The order can change the inputs: it decides the fee limits after an error of the lender, and the date and
 * amount of a waiver.
 */
class ArrivalOrderIT {
    /** The full trial is {@code -Dcorrections.loans=200}. */
    private static final int LOANS = Integer.getInteger("corrections.loans", 6);

    private static final long SEED = Long.getLong("corrections.seed", 1);
    private static final LocalDate DRAWDOWN = LocalDate.of(2026, 1, 5);

    /** The books are open from here on. Two dates are closed while inputs arrive, and one afterwards. */
    private static final LocalDate OPEN = LocalDate.of(2026, 3, 21);

    private static final int ROUNDS = 3;
    private static final double LAST_PLACE = 0.999_999;
    private static final Map<String, String> SHARES = Map.of("DEALER", "1", "SPLIT", "0.35", "MANUFACTURER", "0");
    private static final List<String> TYPES = List.of("DEALER", "SPLIT", "MANUFACTURER");

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);
    private final Random random = new Random(SEED);

    /**
     * An input of a loan.
     *
     * @param inTime the round in which it arrives in time
     * @param place its place within that round, if it arrives in time
     * @param after the input that it must follow in any order; null if there is none
     * @param waits true if it comes at the end of its round even if others arrive late
     */
    private record Told(
            String what, int inTime, int place, @Nullable Told after, boolean waits, Consumer<ToldLoan> tell) {}

    /** A loan with its inputs by round of arrival. */
    private record Telling(String name, ToldLoan loan, List<List<Told>> rounds) {
        void round(int round) {
            for (Told told : rounds.get(round)) {
                told.tell().accept(loan);
            }
        }

        @Override
        public String toString() {
            return name + " of seed " + SEED + " told "
                    + rounds.stream()
                            .map(round -> round.stream().map(Told::what).toList())
                            .toList();
        }
    }

    @Test
    void makesNoDifference() {
        new Portfolio()
                .dealer("D-ORDER", "900000000.00")
                .loan("BOOKS", "D-ORDER", "DEALER", OPEN.minusDays(1))
                .importInto(system);
        dayEnds.closeAndAwait(OPEN.minusDays(1).toString(), "BALANCED");
        List<Telling> inTime = new ArrayList<>();
        List<Telling> late = new ArrayList<>();
        draw(inTime, late);
        for (int round = 0; round < ROUNDS; round++) {
            for (Telling telling : all(inTime, late)) {
                telling.round(round);
            }
            LocalDate date = OPEN.plusDays(round);
            dayEnds.closeAndAwait(date.toString(), "BALANCED");
            all(inTime, late).forEach(telling -> telling.loan().closed(date));
        }
        int twins = compare(inTime, late);
        System.out.printf(
                "Order of arrival: %d loans follow the rules; %d of %d pairs had the same inputs and ended alike%n",
                2 * LOANS, twins, LOANS);
        assertThat(twins).isPositive();
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    private void draw(List<Telling> inTime, List<Telling> late) {
        Portfolio portfolio = new Portfolio().dealer("D-ORDER", "900000000.00");
        for (int i = 0; i < LOANS; i++) {
            String type = TYPES.get(i % TYPES.size());
            List<Told> inputs = inputs(type, i % 2 == 1);
            inTime.add(telling("IN-TIME-" + i, type, inTime(inputs)));
            late.add(telling("LATE-" + i, type, late(inputs)));
            portfolio.loan("IN-TIME-" + i, "D-ORDER", type).loan("LATE-" + i, "D-ORDER", type);
        }
        portfolio.importInto(system);
    }

    private Telling telling(String name, String type, List<List<Told>> rounds) {
        PlainLoan.Terms terms = new PlainLoan.Terms(
                DRAWDOWN,
                new BigDecimal("200000.00"),
                new BigDecimal("0.108"),
                new BigDecimal("200.00"),
                new BigDecimal(SHARES.get(type)),
                "ACT_360");
        return new Telling(name, new ToldLoan(system, name, terms, OPEN), rounds);
    }

    private static List<Telling> all(List<Telling> inTime, List<Telling> late) {
        return Stream.concat(inTime.stream(), late.stream()).toList();
    }

    /** @param lenderErrs whether rates are typed wrong and money is posted to the wrong loan */
    private List<Told> inputs(String type, boolean lenderErrs) {
        List<Told> inputs = new ArrayList<>();
        for (int day : days(3 + random.nextInt(4), 78)) {
            repayment(type, day, lenderErrs, inputs);
        }
        for (int day : days(lenderErrs ? random.nextInt(3) : 0, 70)) {
            LocalDate from = DRAWDOWN.plusDays(day);
            BigDecimal rate = BigDecimal.valueOf(50_000 + random.nextInt(40_000), 6);
            inputs.add(new Told("rate " + from, 0, 0, null, false, loan -> loan.rate(from, rate)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            waiver(i, inputs);
        }
        return inputs;
    }

    private int[] days(int count, int before) {
        return random.ints(1, before).distinct().limit(count).sorted().toArray();
    }

    /** A repayment, which may be reversed. The amounts are so small that none is ever more than its payer owes. */
    private void repayment(String type, int day, boolean lenderErrs, List<Told> inputs) {
        LocalDate valueDate = DRAWDOWN.plusDays(day);
        int round = (int) Math.max(0, valueDate.toEpochDay() - OPEN.toEpochDay());
        boolean byManufacturer = !type.equals("DEALER") && random.nextInt(3) == 0;
        BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(byManufacturer ? 250 * day : 8_000_00), 2);
        String name = "repaid " + valueDate;
        Told repaid = new Told(
                name,
                round,
                2 * day,
                null,
                false,
                loan -> loan.repay(name, byManufacturer ? "MANUFACTURER" : "DEALER", amount, valueDate));
        inputs.add(repaid);
        if (random.nextInt(4) == 0) {
            String kind = lenderErrs && random.nextInt(3) == 0 ? "MISPOSTED" : "BOUNCED";
            inputs.add(
                    new Told(kind + " " + name, round, 2 * day + 1, repaid, false, loan -> loan.reverse(name, kind)));
        }
    }

    /** A waiver comes at the end of a round, unless it arrives late. */
    private void waiver(int number, List<Told> inputs) {
        int round = random.nextInt(ROUNDS);
        YearMonth feeOf = random.nextBoolean() ? YearMonth.of(2026, 1 + random.nextInt(2)) : null;
        BigDecimal most = BigDecimal.valueOf(1 + random.nextInt(250_00), 2);
        String name = "waiver " + number;
        inputs.add(new Told(
                name + " of " + (feeOf == null ? "penalty" : feeOf),
                round,
                1_000 - number,
                null,
                random.nextBoolean(),
                loan -> loan.waive(name, feeOf, most)));
    }

    private static List<List<Told>> inTime(List<Told> inputs) {
        List<List<Told>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int of = round;
            rounds.add(inputs.stream()
                    .filter(told -> told.inTime() == of)
                    .sorted(Comparator.comparingInt(Told::place))
                    .toList());
        }
        return rounds;
    }

    /** Each input in a random place of its round or of a later one. */
    private List<List<Told>> late(List<Told> inputs) {
        Map<Told, Double> places = new HashMap<>();
        for (Told told : inputs) {
            double first = told.after() == null ? told.inTime() : placeOf(places, told.after());
            places.put(
                    told, told.waits() ? told.inTime() + LAST_PLACE : first + random.nextDouble() * (ROUNDS - first));
        }
        List<List<Told>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int of = round;
            rounds.add(inputs.stream()
                    .filter(told -> (int) placeOf(places, told) == of)
                    .sorted(Comparator.comparingDouble(told -> placeOf(places, told)))
                    .toList());
        }
        return rounds;
    }

    private static double placeOf(Map<Told, Double> places, Told told) {
        return places.getOrDefault(told, 0.0);
    }

    private static int compare(List<Telling> inTime, List<Telling> late) {
        int twins = 0;
        for (int i = 0; i < LOANS; i++) {
            ToldLoan first = inTime.get(i).loan();
            ToldLoan second = late.get(i).loan();
            assertThat(first.shown()).as("%s", inTime.get(i)).isEqualTo(first.expected());
            assertThat(second.shown()).as("%s", late.get(i)).isEqualTo(second.expected());
            if (first.events().equals(second.events()) && first.expected().equals(second.expected())) {
                assertThat(second.standing()).as("%s", late.get(i)).isEqualTo(first.standing());
                twins++;
            }
        }
        return twins;
    }
}
