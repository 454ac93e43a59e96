package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.AppProcess;
import floorplan.devstack.LossyNetwork;
import floorplan.devstack.LossyNetwork.Lost;
import floorplan.faults.Cell.Layout;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.dao.DataAccessException;

/**
 * One of two workers loses its link to a server: every packet of one direction vanishes without notice, as when a host
 * loses power. The link is healed only after all checks.
 */
final class BlackHoleCells {
    private static final String MYSQL = "MySQL";
    private static final String REDIS = "Redis";
    private static final String RABBITMQ = "RabbitMQ";
    private static final String TEMPORAL = "Temporal";

    /** The first link is never broken: the test asks the worker over it whether it is ready. */
    private static final List<String> LINKS = List.of("worker", MYSQL, REDIS, RABBITMQ, TEMPORAL);

    private static final int LOANS = 8;
    private static final Duration LONGEST_HANG = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long CENTS = 50_00;

    private BlackHoleCells() {}

    static List<Cell> all() {
        return LINKS.stream().skip(1).flatMap(BlackHoleCells::eachDirection).toList();
    }

    private static Stream<Cell> eachDirection(String server) {
        return Stream.of(Lost.values())
                .map(lost -> Cell.of(
                                "black hole / " + server + ", " + lost.name().toLowerCase(Locale.ROOT) + " lost",
                                trial -> loseWay(trial, server, lost))
                        .in(Layout.IN_WORKER));
    }

    private static void loseWay(Trial trial, String server, Lost lost) {
        List<String> loans = trial.loans(LOANS);
        try (LossyNetwork network = new LossyNetwork(LINKS)) {
            AppProcess apart = new AppProcess("worker", "worker-apart", settings(trial, network), network).ready();
            try (Load load = new Load(trial, CENTS, PAUSE)) {
                load.start(loans);
                await("both workers work").until(() -> trial.restored() > 2 * LOANS);
                trial.sleepUpTo(PAUSE);
                loseAmidTransactions(trial, network, server, lost);
                Trial.sleep(LONGEST_HANG);
                requireNothingHangs(trial, network, server);
                long applied = trial.applied();
                requireSoon(trial, "nothing goes on elsewhere", () -> trial.applied() > applied + LOANS);
            } finally {
                apart.kill();
            }
        }
    }

    /** Loses the link while every booking transaction holds its loan and waits for the open date. */
    private static void loseAmidTransactions(Trial trial, LossyNetwork network, String server, Lost lost) {
        LockedRows.during(TestSchema.connections("account", "owner"), "SELECT only_row FROM open_date", () -> {
            Trial.sleep(PAUSE);
            trial.require(!network.connections(server, true).isEmpty(), "there is no connection to " + server);
            network.lose(server, lost);
        });
    }

    private static void requireNothingHangs(Trial trial, LossyNetwork network, String server) {
        requireNoLocks(trial);
        trial.require(network.connections(server, true).isEmpty(), "the worker still keeps connections to " + server);
        // The other servers may keep such a connection: it is idle and costs a socket. The broker would keep messages
        // on it.
        trial.require(
                !server.equals(RABBITMQ) || network.connections(server, false).isEmpty(),
                server + " still keeps its connections");
    }

    /** The locks of the unharmed worker last only milliseconds. */
    private static void requireNoLocks(Trial trial) {
        try {
            trial.account("SELECT COUNT(*) FROM open_date FOR UPDATE WAIT 5");
            trial.account("SELECT COUNT(*) FROM loan FOR UPDATE WAIT 5");
            trial.clms("SELECT COUNT(*) FROM credit_line FOR UPDATE WAIT 5");
        } catch (DataAccessException held) {
            trial.require(
                    false,
                    "after " + LONGEST_HANG + ": " + held.getMostSpecificCause().getMessage());
        }
    }

    private static void requireSoon(Trial trial, String otherwise, Callable<Boolean> condition) {
        try {
            await(otherwise).atMost(LONGEST_HANG).until(condition);
        } catch (ConditionTimeoutException never) {
            trial.require(false, otherwise);
        }
    }

    private static Map<String, String> settings(Trial trial, LossyNetwork network) {
        Map<String, String> servers = trial.rig.stack.environment();
        Map<String, String> settings = new TreeMap<>(trial.rig.workerSettings());
        settings.put("FLOORPLAN_ACCOUNT_URL", over(network, MYSQL, setting(servers, "FLOORPLAN_ACCOUNT_URL")));
        settings.put("FLOORPLAN_CLMS_URL", over(network, MYSQL, setting(servers, "FLOORPLAN_CLMS_URL")));
        settings.put("SPRING_DATA_REDIS_HOST", network.address(REDIS));
        settings.put("SPRING_DATA_REDIS_PORT", setting(servers, "SPRING_DATA_REDIS_PORT"));
        settings.put("SPRING_RABBITMQ_HOST", network.address(RABBITMQ));
        settings.put("SPRING_RABBITMQ_PORT", setting(servers, "SPRING_RABBITMQ_PORT"));
        settings.put(
                "SPRING_TEMPORAL_CONNECTION_TARGET",
                over(network, TEMPORAL, setting(servers, "SPRING_TEMPORAL_CONNECTION_TARGET")));
        return settings;
    }

    private static String setting(Map<String, String> servers, String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    private static String over(LossyNetwork network, String link, String address) {
        return address.replace("127.0.0.1", network.address(link));
    }
}
