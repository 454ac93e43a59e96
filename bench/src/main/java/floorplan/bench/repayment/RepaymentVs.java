package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import floorplan.workflows.repayment.RepaymentSteps;
import io.temporal.client.WorkflowClient;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Floorplan's repayments over HTTP, with the API and the worker in processes of their own, against another way to carry
 * them out, which runs in this JVM.
 */
public final class RepaymentVs implements Comparison {
    private static final List<String> WITH_OUTBOX = List.of(
            "--namastack.outbox.enabled=true",
            // The services create their own tables and queues, which needs the owner's rights.
            "--floorplan.account.worker.username=${floorplan.migrate.account.user}",
            "--floorplan.account.worker.password=${floorplan.migrate.account.password}",
            "--spring.rabbitmq.username=${floorplan.rabbitmq.owner.username}",
            "--spring.rabbitmq.password=${floorplan.rabbitmq.owner.password}");

    private final String name;
    private final List<String> settings;
    private final Function<ConfigurableApplicationContext, RepaymentContender> rival;

    private RepaymentVs(
            String name, List<String> settings, Function<ConfigurableApplicationContext, RepaymentContender> rival) {
        this.name = name;
        this.settings = settings;
        this.rival = rival;
    }

    /** Against the same five steps as remote activities. */
    public static Comparison naive() {
        return new RepaymentVs(
                "repayment.vs_naive", List.of(), host -> ByWorkflow.naive(host.getBean(WorkflowClient.class)));
    }

    /** Against the minimal cost of such a workflow. */
    public static Comparison floor() {
        return new RepaymentVs(
                "repayment.vs_floor", List.of(), host -> ByWorkflow.floor(host.getBean(WorkflowClient.class)));
    }

    /** Against a service without workflows. */
    public static Comparison outbox() {
        return new RepaymentVs("repayment.vs_outbox", WITH_OUTBOX, host -> host.getBean(OutboxService.class));
    }

    /** Starts the services with an outbox in this JVM. */
    static ConfigurableApplicationContext outboxHost(Servers servers) {
        return host(servers, WITH_OUTBOX);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Result run(Servers servers) {
        TokenKey key = TokenKey.make();
        try (Application worker = new Application("worker", servers, Map.of());
                Application api = new Application(
                        "api",
                        servers,
                        Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", key.location()));
                ConfigurableApplicationContext host = host(servers, settings);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
            processes.put("worker", worker.process());
            processes.put("api", api.process());
            processes.put("this JVM", ProcessHandle.current());

            BenchPortfolio portfolio = BenchPortfolio.draw(servers);
            BothSidesDone books = new BothSidesDone(servers);
            books.await(portfolio.payInterest(host.getBean("repaymentActivities", RepaymentSteps.class)));

            String token = key.sign(TokenRole.claims("bank", Instant.now()));
            List<RepaymentContender> contenders = List.of(new OverHttp(api, token, http), rival.apply(host));
            List<ContenderRounds> standings = new Rounds(contenders, portfolio, books, processes).run();
            return new Result(
                    standings.get(0).perSecond(),
                    standings.get(1).perSecond(),
                    "repayments/s",
                    RepaymentTable.of(standings));
        }
    }

    private static ConfigurableApplicationContext host(Servers servers, List<String> settings) {
        return new SpringApplicationBuilder(AccountHost.class)
                .web(WebApplicationType.NONE)
                .properties(new HashMap<>(servers.springProperties()))
                .run(settings.toArray(String[]::new));
    }
}
