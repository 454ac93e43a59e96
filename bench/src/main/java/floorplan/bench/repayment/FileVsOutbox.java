package floorplan.bench.repayment;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.repayment.BenchPortfolio.Shape;
import floorplan.domain.loan.LoanType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Repayments from a bank's file: Floorplan, to which single repayments are sent over HTTP meanwhile, against two
 * services with an outbox that are given the same file. A repayment counts once its credit is restored. Each contender
 * is warm: it has taken as large a file before, or as much of it as it takes in 30 s.
 */
public final class FileVsOutbox implements Comparison {
    /** {@code -Dbench.receipts.lines} sets a smaller number. */
    private static final int LINES = Integer.getInteger("bench.receipts.lines", 100_000);

    private static final int DEALERS = 500;
    private static final int LOANS = 20_000;
    private static final int SINGLE_LOANS = 500;

    /** A rival begins no line after this time, and its rate is that of the lines begun. */
    private static final Duration RIVAL = Duration.ofSeconds(Integer.getInteger("bench.receipts.rival-seconds", 60));

    private static final Duration UNLIMITED = Duration.ofHours(1);

    @Override
    public String name() {
        return "receipts.vs_outbox";
    }

    /** The repayments a second of a contender. */
    private record Rate(String title, int lines, double perSecond) {
        String line() {
            return String.format(Locale.ROOT, "%-32s %,10d lines %10.1f/s", title, lines, perSecond);
        }
    }

    @Override
    public Result run(Servers servers) {
        BenchPortfolio portfolio = BenchPortfolio.draw(servers, new Shape(LoanType.DEALER, LOANS, 0, DEALERS));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        RepaymentFile file = RepaymentFile.of(portfolio, LINES, today);
        Supplier<RepaymentFile> warmUp = () -> RepaymentFile.of(portfolio, LINES, today);
        BothSidesDone books = new BothSidesDone(servers);
        List<String> table = new ArrayList<>();
        Rate ours = ours(servers, books, warmUp.get(), file, table);
        List<Rate> rivals = rivals(servers, books, warmUp, file);
        rivals.forEach(rival -> table.add(rival.line()));
        // After the rivals, because it fills the tables.
        table.addAll(FileMemory.report(servers, most -> RepaymentFile.of(portfolio, most, today)));
        return new Result(
                ours.perSecond(), rivals.getFirst().perSecond(), "repayments/s from a file", List.copyOf(table));
    }

    private static Rate ours(
            Servers servers, BothSidesDone books, RepaymentFile warmUp, RepaymentFile file, List<String> table) {
        try (RunningFloorplan floorplan = new RunningFloorplan(servers)) {
            measure(floorplan.files(new FilePhases(Map.of())), books, warmUp, UNLIMITED);
            Singles singles = new Singles(
                    floorplan.singles(), BenchPortfolio.draw(servers, new Shape(LoanType.DEALER, SINGLE_LOANS, 0)));
            FilePhases phases = new FilePhases(floorplan.all());
            FileContender files = floorplan.files(phases);
            long before = books.restored();
            long start = System.nanoTime();
            int lines = singles.during(() -> files.pay(file, Long.MAX_VALUE));
            books.await(before + lines + singles.sent());
            Rate rate = new Rate(files.title(), lines, lines / ((System.nanoTime() - start) / 1e9));
            phases.in("");
            table.add(rate.line());
            table.add("    " + singles.report());
            table.addAll(phases.report(lines));
            table.forEach(System.err::println);
            return rate;
        }
    }

    private static List<Rate> rivals(
            Servers servers, BothSidesDone books, Supplier<RepaymentFile> warmUp, RepaymentFile file) {
        try (ConfigurableApplicationContext host = RepaymentVs.outboxHost(servers)) {
            List<FileContender> rivals =
                    List.of(new LineByLine(host.getBean(OutboxService.class)), host.getBean(ChunkedJob.class));
            List<Rate> rates = new ArrayList<>();
            for (FileContender rival : rivals) {
                measure(rival, books, warmUp.get(), RIVAL.dividedBy(2));
                rates.add(measure(rival, books, file, RIVAL));
            }
            return rates;
        }
    }

    private static Rate measure(FileContender contender, BothSidesDone books, RepaymentFile file, Duration most) {
        long before = books.restored();
        long start = System.nanoTime();
        int lines = contender.pay(file, start + most.toNanos());
        books.await(before + lines);
        Rate rate = new Rate(contender.title(), lines, lines / ((System.nanoTime() - start) / 1e9));
        report(rate);
        return rate;
    }

    private static void report(Rate rate) {
        System.err.println(rate.line());
    }
}
