package floorplan.bench.console;

import floorplan.bench.Application;
import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.devstack.Ports;
import floorplan.devstack.TokenKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the server's time for each page of the console, one person at a time. */
public final class PageTimes implements Comparison {
    /** The target for the slowest page's median, in milliseconds. */
    private static final double AIM_MILLIS = 200;

    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 15;
    private static final String CLIENT = "SPRING_SECURITY_OAUTH2_CLIENT_";
    private static final String SECRET = "a-secret";
    private static final String PASSWORD = "a-password";

    @Override
    public String name() {
        return "console.pages";
    }

    /** @param all whether everything on the page was known in every round */
    private record Line(String page, Spread millis, String all, int bytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| `%s` | %s | %s | %d |", page, millis, all, bytes);
        }
    }

    @Override
    public Result run(Servers servers) {
        PortfolioOfPages portfolio = new PortfolioOfPages(servers);
        portfolio.fill();
        TokenKey key = TokenKey.make();
        int consolePort = Ports.free();
        int providerPort = Ports.free();
        String console = "http://127.0.0.1:" + consolePort;
        // Another host name, because browsers keep cookies by host and not by port.
        String issuer = "http://localhost:" + providerPort;
        try (Application provider = new Application("provider", servers, providerPort, provider(key, issuer, console));
                Application api = new Application("api", servers, consolePort, api(key, issuer));
                ConsoleWindow window = new ConsoleWindow()) {
            window.signIn(
                    api.url("/console"),
                    URI.create(issuer + provider.url("/login").getPath()),
                    "operator",
                    PASSWORD);
            List<Line> lines = new ArrayList<>();
            for (String page : ConsolePaths.of(portfolio)) {
                lines.add(line(page, window, api.url("/console" + page)));
            }
            lines.sort(Comparator.comparingDouble((Line line) -> line.millis().median())
                    .reversed());
            List<String> table = new ArrayList<>();
            table.add("| page, " + PortfolioOfPages.LOANS + " loans | ms | all known | bytes |");
            table.add("| --- | --- | --- | --- |");
            lines.forEach(line -> table.add(line.toString()));
            return new Result(
                    lines.getFirst().millis().median(),
                    AIM_MILLIS,
                    "ms for the slowest page as the 200 that it may take",
                    table);
        }
    }

    private static Map<String, String> provider(TokenKey key, String issuer, String console) {
        return Map.of(
                "PROVIDER_ISSUER", issuer,
                "PROVIDER_KEY", file(key).toString(),
                "PROVIDER_PASSWORD", PASSWORD,
                "PROVIDER_CLIENTSECRET", SECRET,
                "PROVIDER_CONSOLE", console,
                "PROVIDER_DEALER", "D-7");
    }

    private static Path file(TokenKey key) {
        try {
            Path file = Files.createTempFile("provider", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, key.privatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> api(TokenKey key, String issuer) {
        return Map.of(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION",
                key.location(),
                CLIENT + "REGISTRATION_CONSOLE_CLIENTID",
                "floorplan-console",
                CLIENT + "REGISTRATION_CONSOLE_CLIENTSECRET",
                SECRET,
                CLIENT + "REGISTRATION_CONSOLE_SCOPE",
                "openid",
                CLIENT + "PROVIDER_CONSOLE_ISSUERURI",
                issuer,
                "FLOORPLAN_CONSOLE_KEY",
                Base64.getEncoder().encodeToString(new byte[32]),
                "FLOORPLAN_CONSOLE_SECURECOOKIES",
                "false");
    }

    private static Line line(String page, ConsoleWindow window, URI address) {
        for (int round = 0; round < WARM_UPS; round++) {
            window.get(address);
        }
        List<Double> millis = new ArrayList<>();
        int bytes = 0;
        String all = "yes";
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = window.get(address);
            millis.add((System.nanoTime() - start) / 1e6);
            bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
            if (answer.statusCode() != 200 || answer.body().contains("notice is-")) {
                all = "no: " + answer.statusCode();
            }
        }
        return new Line(page, Spread.of(millis, Double::doubleValue), all, bytes);
    }
}
