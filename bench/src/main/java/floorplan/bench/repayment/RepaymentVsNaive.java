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
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The repayment workflow against the same five steps as remote activities, both started and awaited in the process that hosts their queue. The same workflow over HTTP
 * stands beside them. The worker that restores credit is a process of its own.
 */
public final class RepaymentVsNaive implements Comparison {
    @Override
    public String name() {
        return "repayment.vs_naive";
    }

    @Override
    public Result run(Servers servers) {
        TokenKey key = TokenKey.make();
        try (Application worker = new Application("worker", servers, Map.of());
                Application api = new Application(
                        "api",
                        servers,
                        Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", key.location()));
                ConfigurableApplicationContext host = host(servers);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
            processes.put("worker", worker.process());
            processes.put("api", api.process());
            processes.put("this JVM", ProcessHandle.current());

            Portfolio portfolio = Portfolio.draw(servers);
            Books books = new Books(servers);
            long before = books.restored();
            books.await(before + portfolio.payInterest(host.getBean(RepaymentSteps.class)));

            WorkflowClient temporal = host.getBean(WorkflowClient.class);
            String token = key.sign(TokenRole.claims("bank", Instant.now()));
            List<Contender> contenders =
                    List.of(ByWorkflow.floorplan(temporal), ByWorkflow.naive(temporal), new OverHttp(api, token, http));
            List<Standing> standings = new Rounds(contenders, portfolio, books, processes).run();
            return new Result(
                    standings.get(0).perSecond(),
                    standings.get(1).perSecond(),
                    "repayments/s",
                    RepaymentTable.of(standings));
        }
    }

    private static ConfigurableApplicationContext host(Servers servers) {
        return new SpringApplicationBuilder(AccountHost.class)
                .web(WebApplicationType.NONE)
                .properties(new HashMap<>(servers.springProperties()))
                .run();
    }
}
