package floorplan.api.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The pages of the console. Tests of access, accessibility, size and outages read this list. */
final class ConsolePages {
    /**
     * A page.
     *
     * @param name of its picture; empty for an address that is not looked at
     * @param path below {@code /console}. A name in braces stands for an id of {@link ConsoleUnderTest}
     * @param operation decides who sees the page. A page that shows something answers as this GET does; the form of an
     *     action is forbidden to those whom this POST refuses
     */
    record ConsolePage(String name, String path, String operation) {
        ConsolePage at(Map<String, String> ids) {
            return new ConsolePage(name, filled(path, ids), filled(operation, ids));
        }

        private static String filled(String text, Map<String, String> ids) {
            String filled = text;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }

        boolean isAction() {
            return operation.startsWith("POST ");
        }

        String apiPath() {
            return operation.substring(operation.indexOf(' ') + 1);
        }
    }

    static final List<ConsolePage> ALL = List.of(
            new ConsolePage("today", "/today", "GET /v1/attention"),
            new ConsolePage("", "/today/news", "GET /v1/attention"),
            new ConsolePage("search", "/search?q=CON", "GET /v1/search?q=CON"),
            new ConsolePage("loans", "/loans", "GET /v1/loans"),
            new ConsolePage("loan", "/loans/CON-LOAN", "GET /v1/loans/CON-LOAN"),
            new ConsolePage("", "/loans/CON-OTHERS", "GET /v1/loans/CON-OTHERS"),
            new ConsolePage("missing", "/loans/CON-NONE", "GET /v1/loans/CON-NONE"),
            new ConsolePage("postings", "/loans/CON-LOAN/postings", "GET /v1/loans/CON-LOAN/journal"),
            new ConsolePage("", "/loans/CON-OTHERS/postings", "GET /v1/loans/CON-OTHERS/journal"),
            new ConsolePage("repayments", "/repayments", "GET /v1/repayments"),
            new ConsolePage("", "/repayments.csv", "GET /v1/repayments"),
            new ConsolePage("repayment", "/repayments/{repayment}", "GET /v1/repayments/{repayment}"),
            new ConsolePage("reversed", "/repayments/{reversed}", "GET /v1/repayments/{reversed}"),
            new ConsolePage("", "/repayments/{others}", "GET /v1/repayments/{others}"),
            new ConsolePage("", "/repayments/{nothing}", "GET /v1/repayments/{nothing}"),
            new ConsolePage("reversal", "/repayments/{repayment}/reversal", "POST /v1/repayments/{repayment}/reversal"),
            new ConsolePage("dead-letters", "/dead-letters", "GET /v1/dead-letters"));

    /** Pages that say what they cannot know while servers are down. */
    static final List<String> DURING_OUTAGES =
            List.of("/today", "/loans", "/loans/CON-LOAN", "/repayments", "/dead-letters");

    private ConsolePages() {}

    /** Addresses in which a hostile text stands for each parameter and id. */
    static List<String> withHostileParameters(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return List.of(
                "/search?q=" + encoded,
                "/loans?dealerId=" + encoded,
                "/loans?lang=" + encoded,
                "/loans?done=" + encoded,
                "/loans/CON-LOAN?date=" + encoded,
                "/repayments?amountFrom=" + encoded,
                "/repayments?cursor=" + encoded,
                "/repayments/" + encoded,
                "/repayments/" + encoded + "/reversal?reason=" + encoded);
    }
}
