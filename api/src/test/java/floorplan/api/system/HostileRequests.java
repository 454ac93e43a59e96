package floorplan.api.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Requests that no honest client sends, written to a socket as they are. The same seed makes the same request. */
public final class HostileRequests {
    private static final String END = "\r\n";
    private static final List<String> PATHS = List.of(
            "/v1/repayments",
            "/v1/loans",
            "/v1/loans/L-1/rates",
            "/v1/imports/loans",
            "/v1/day-ends",
            "/v1/payloads/decode",
            "/payloads/x/decode",
            "/payloads/x/encode",
            "/v3/api-docs",
            "/swagger-ui.html",
            "/problems",
            "/actuator/health",
            "/error",
            "/nothing");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "text/csv",
            "multipart/form-data; boundary=x",
            "text/html;charset=utf-7",
            "*/*");
    private static final List<String> SMUGGLED = List.of(
            "Transfer-Encoding: chunked\r\nContent-Length: 4",
            "Content-Length: 4\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\tchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked, gzip",
            "Content-Length: 4\r\nContent-Length: 40",
            "Content-Length: 4, 4",
            "X: y\r\n Transfer-Encoding: chunked",
            "X: y\rTransfer-Encoding: chunked",
            "X\u0000: y",
            "Host: another");
    private static final List<String> LENGTHS =
            List.of("-1", "x", "99999999999999999999", "4294967296", "0x10", "300000000", "1e3", "");

    private final InetSocketAddress api;
    private final List<String> tokens;
    private final Duration slowFor;

    /**
     * @param tokens valid tokens; some requests carry one
     * @param slowFor how long a slow client goes on unless it is cut off
     */
    public HostileRequests(String url, List<String> tokens, Duration slowFor) {
        URI address = URI.create(url);
        this.api = new InetSocketAddress(address.getHost(), address.getPort());
        this.tokens = List.copyOf(tokens);
        this.slowFor = slowFor;
    }

    /** Sends a request. Returns the status of the first answer, or a number below 1 if there is none. */
    public int send(long seed) {
        try (Socket socket = connect()) {
            return new Attack(socket, new Random(seed)).any();
        } catch (IOException cutOff) {
            return 0;
        }
    }

    /** Sends a repayment with a valid token, its body byte by byte. */
    public int sendSlowly(long seed) {
        try (Socket socket = connect()) {
            return new Attack(socket, new Random(seed)).slowBody("/v1/repayments");
        } catch (IOException cutOff) {
            return 0;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(api, 10_000);
        return socket;
    }

    private final class Attack {
        private final Socket socket;
        private final OutputStream out;
        private final Random random;
        private int status;

        Attack(Socket socket, Random random) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.random = random;
        }

        int any() throws IOException {
            // Only a tenth of the requests are slow, because these take the longest.
            switch (random.nextInt(40)) {
                case 0, 1 -> slowBody(path());
                case 2 -> slowly(head("GET", path()) + "X: ", "x");
                case 3 -> readsNothing();
                case 4, 5, 6 -> cut();
                case 7, 8 -> write(head("GET", path()) + "X: " + "x".repeat(random.nextInt(200_000)) + END + END);
                case 9 -> write(head("GET", path()) + "X: y\r\n".repeat(random.nextInt(2_000)) + END);
                case 10, 11, 12 -> wrongLength();
                case 13, 14 -> write((head("GET", path()) + END).repeat(1 + random.nextInt(20)));
                case 15, 16, 17, 18 -> chunked();
                case 19, 20, 21, 22 -> smuggled();
                case 23, 24 -> oversized();
                case 25, 26 -> garbage();
                case 27 -> write(post(path()) + "Expect: 100-continue\r\nContent-Length: 90000000\r\n\r\n");
                case 28, 29 ->
                    write(head(pick(List.of("TRACE", "CONNECT", "PUT", "get", "X".repeat(3_000))), path()) + END);
                default -> write(head("GET", path()) + END);
            }
            return status();
        }

        private String path() {
            String path = pick(PATHS);
            return switch (random.nextInt(9)) {
                case 0 -> encoded(path);
                case 1 -> path.replaceFirst("/", "//");
                case 2 -> path.replaceFirst("(?<=.)/", ";x=y/");
                case 3 -> path.toUpperCase(Locale.ROOT) + "/";
                case 4 -> path + "/../" + pick(List.of("%2e%2e/", "%00", "%2f", "%", "%c0%ae", "..;/"));
                case 5 -> "http://another" + path + "?" + "a=b&".repeat(random.nextInt(2_000));
                case 6 -> path + "/" + "y".repeat(random.nextInt(9_000));
                default -> path;
            };
        }

        private String encoded(String path) {
            StringBuilder encoded = new StringBuilder();
            path.chars()
                    .forEach(letter -> encoded.append(
                            letter != '/' && random.nextBoolean() ? "%%%02x".formatted(letter) : "" + (char) letter));
            return encoded.toString();
        }

        private String head(String method, String path) {
            String token = random.nextInt(3) == 0 ? "x.y.z" : pick(tokens);
            return method + " " + path + " HTTP/1.1\r\nHost: x\r\n"
                    + (random.nextBoolean() ? "Authorization: Bearer " + token + END : "");
        }

        private String post(String path) {
            return head("POST", path) + "Idempotency-Key: " + random.nextLong() + "\r\nContent-Type: " + pick(TYPES)
                    + END;
        }

        private int slowBody(String path) throws IOException {
            slowly(
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: "
                            + random.nextLong() + "\r\nAuthorization: Bearer " + pick(tokens) + "\r\nContent-Length: "
                            + (1_000 + random.nextInt(60_000)) + END + END,
                    " ");
            return status;
        }

        /** Waits for the answer instead of sleeping between two writes. */
        private void slowly(String beginning, String drop) throws IOException {
            write(beginning);
            long end = System.nanoTime() + slowFor.toNanos();
            while (status == 0 && System.nanoTime() < end) {
                write(drop);
                status(Duration.ofMillis(200 + random.nextInt(800)));
            }
        }

        private void readsNothing() throws IOException {
            socket.setReceiveBufferSize(1_024);
            write((head("GET", "/v3/api-docs") + END).repeat(50));
            status(slowFor);
        }

        private void cut() throws IOException {
            String whole = post(path()) + "Content-Length: 1000\r\n\r\n{\"loanId\":";
            write(whole.substring(0, random.nextInt(whole.length())));
            // Closes the connection with a reset in half of the cases.
            if (random.nextBoolean()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }

        private void wrongLength() throws IOException {
            write(post(path()) + "Content-Length: "
                    + (random.nextBoolean() ? pick(LENGTHS) : "" + random.nextInt(100)) + END + END
                    + "{\"loanId\":\"x\"}".repeat(random.nextInt(10)));
            socket.shutdownOutput();
        }

        private void chunked() throws IOException {
            write(post(path()) + "Transfer-Encoding: chunked\r\n\r\n");
            for (int n = random.nextInt(10); n >= 0; n--) {
                write(pick(List.of(
                        "5\r\nhello\r\n",
                        "5\r\nhelloworld\r\n",
                        "ffffffffffffffff\r\n",
                        "-5\r\nhello\r\n",
                        "5;" + "x".repeat(random.nextInt(20_000)) + "\r\nhello\r\n",
                        "5\nhello\n",
                        "0\r\nX: " + "y".repeat(random.nextInt(20_000)) + "\r\n\r\n",
                        "0\r\n\r\n")));
            }
        }

        private void smuggled() throws IOException {
            write(post(path()) + pick(SMUGGLED) + END + END + "0\r\n\r\n" + head("GET", "/v1/loans") + END);
        }

        private void oversized() throws IOException {
            boolean chunks = random.nextBoolean();
            write(post(path()) + (chunks ? "Transfer-Encoding: chunked" : "Content-Length: 300000000") + END + END);
            String part = "[".repeat(65_536);
            for (int n = 0; n < 32; n++) {
                write(chunks ? "10000\r\n" + part + END : part);
            }
        }

        private void garbage() throws IOException {
            byte[] bytes = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            out.write(bytes);
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
        }

        private int status() throws IOException {
            return status == 0 && !socket.isClosed() ? status(Duration.ofSeconds(1)) : status;
        }

        /** Waits for the first line of an answer. */
        private int status(Duration patience) throws IOException {
            socket.setSoTimeout((int) patience.toMillis());
            try {
                byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
                String text = new String(line, ISO_8859_1);
                status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9)) : -1;
            } catch (SocketTimeoutException nothingYet) {
                // The answer may still come.
            }
            return status;
        }

        private <T> T pick(List<T> any) {
            return any.get(random.nextInt(any.size()));
        }
    }
}
