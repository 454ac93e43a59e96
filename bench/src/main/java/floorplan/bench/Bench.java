package floorplan.bench;

import floorplan.bench.Comparison.Result;
import floorplan.bench.cache.CacheStale;
import floorplan.bench.cache.CacheVsDb;
import floorplan.bench.console.PageTimes;
import floorplan.bench.credit.CreditVsSingle;
import floorplan.bench.dayend.DayEndGrowth;
import floorplan.bench.dayend.DayEndScale;
import floorplan.bench.dayend.DayEndVs;
import floorplan.bench.dayend.DayEndWithCorrections;
import floorplan.bench.list.ListIndexCost;
import floorplan.bench.list.ListPages;
import floorplan.bench.repayment.CorrectionRate;
import floorplan.bench.repayment.FileVsOutbox;
import floorplan.bench.repayment.RepaymentScale;
import floorplan.bench.repayment.RepaymentVs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command behind {@code make bench}: runs all comparisons, or the named ones. One that fails does not keep the
 * others from running, and makes the command fail at the end.
 */
public final class Bench {
    private static final List<Comparison> COMPARISONS = List.of(
            RepaymentVs.naive(),
            RepaymentVs.floor(),
            RepaymentVs.outbox(),
            new FileVsOutbox(),
            new CorrectionRate(),
            new CreditVsSingle(),
            DayEndVs.setSql(),
            DayEndVs.loop(),
            DayEndVs.springBatch(),
            new DayEndGrowth(),
            new DayEndWithCorrections(),
            new CacheVsDb(),
            new CacheStale(),
            new ListPages(),
            new ListIndexCost(),
            new PageTimes(),
            new RepaymentScale(),
            new DayEndScale());
    private static final Path FOLDER = Path.of(".floorplan");

    private Bench() {}

    public static void main(String[] names) throws IOException {
        List<Comparison> picked = COMPARISONS.stream()
                .filter(comparison -> names.length == 0 || List.of(names).contains(comparison.name()))
                .toList();
        if (picked.isEmpty()) {
            System.err.println("No such comparison. There are: "
                    + String.join(
                            ", ", COMPARISONS.stream().map(Comparison::name).toList()));
            System.exit(2);
        }
        Map<String, JsonFigures> figures = new LinkedHashMap<>();
        Servers servers = Servers.start(FOLDER.resolve("bench"));
        List<String> failed = new ArrayList<>();
        for (Comparison comparison : picked) {
            try {
                Result result = comparison.run(servers);
                figures.put(comparison.name(), JsonFigures.of(result));
                print(comparison.name(), result);
            } catch (RuntimeException failure) {
                failed.add(comparison.name());
                System.err.printf("%n%s gives no figure:%n", comparison.name());
                failure.printStackTrace();
            }
        }
        Path file = FOLDER.resolve("bench.json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        System.out.println("Figures for programs: " + file);
        if (!failed.isEmpty()) {
            System.err.println("Comparisons without a figure: " + String.join(", ", failed));
            System.exit(1);
        }
    }

    private static void print(String name, Result result) {
        System.out.printf("%n%s: %.2f times as many %s%n%n", name, result.ratio(), result.unit());
        result.table().forEach(System.out::println);
        System.out.println();
    }

    /** The figures for programs, with two decimals. */
    private record JsonFigures(double ours, double against, String unit, double ratio) {
        static JsonFigures of(Result result) {
            return new JsonFigures(
                    rounded(result.ours()), rounded(result.against()), result.unit(), rounded(result.ratio()));
        }

        private static double rounded(double figure) {
            return Math.round(figure * 100) / 100.0;
        }
    }
}
