package floorplan.bench.list;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.store.database.AccountDatabase;
import floorplan.store.repayment.RepaymentFilter;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.repayment.RepaymentList.RepaymentPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Measures the first page of each filter of the list of repayments, and shows the database's plan for it. */
public final class ListPages implements Comparison {
    /** The target for the slowest filter's median, in milliseconds. */
    private static final double AIM_MILLIS = 50;

    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 25;
    private static final int PAGE = 101;

    @Override
    public String name() {
        return "list.pages";
    }

    private record Line(ListFilter filter, Spread millis, int rows, String plan) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| %s | %s | %d | %s |", filter.name(), millis, rows, plan);
        }
    }

    @Override
    public Result run(Servers servers) {
        new RepaymentBook(servers).fill();
        RepaymentList list = new RepaymentList(new AccountDatabase(servers.asAccountApi()));
        Plans plans = new Plans(servers);
        List<Line> lines = ListFilter.all().stream()
                .map(filter -> line(filter, list, plans))
                .toList();
        List<String> table = new ArrayList<>();
        table.add("| filter, " + RepaymentBook.REPAYMENTS + " repayments | ms | rows | plan |");
        table.add("| --- | --- | --- | --- |");
        lines.forEach(line -> table.add(line.toString()));
        double slowest =
                lines.stream().mapToDouble(line -> line.millis().median()).max().orElseThrow();
        return new Result(slowest, AIM_MILLIS, "ms for a page of the slowest filter as the 50 that it may take", table);
    }

    private static Line line(ListFilter filter, RepaymentList list, Plans plans) {
        Random random = new Random(filter.name().hashCode());
        IntStream.range(0, WARM_UPS).forEach(round -> list.list(filter.draw(random), RepaymentPosition.NEWEST, PAGE));
        List<Double> millis = new ArrayList<>();
        int rows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RepaymentFilter drawn = filter.draw(random);
            long start = System.nanoTime();
            rows = list.list(drawn, RepaymentPosition.NEWEST, PAGE).size();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        String plan = plans.of(logged -> logged.list(filter.draw(random), RepaymentPosition.NEWEST, PAGE));
        return new Line(filter, Spread.of(millis, Double::doubleValue), rows, plan);
    }
}
