package floorplan.api.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of the console. */
final class ConsoleRoutes {
    private ConsoleRoutes() {}

    /** Each page with the operation that decides who may see it. */
    static Map<String, String> all(String repayment, String others) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/today", "/v1/attention");
        all.put("/today/news", "/v1/attention");
        all.put("/search?q=CON-", "/v1/search?q=CON-");
        all.put("/loans", "/v1/loans");
        for (String loan : List.of("CON-LOAN", "CON-OTHERS", "CON-NONE")) {
            all.put("/loans/" + loan, "/v1/loans/" + loan);
            all.put("/loans/" + loan + "/postings", "/v1/loans/" + loan + "/journal");
        }
        all.put("/repayments", "/v1/repayments");
        for (String id : List.of(repayment, others, "0".repeat(32))) {
            all.put("/repayments/" + id, "/v1/repayments/" + id);
        }
        all.put("/dead-letters", "/v1/dead-letters");
        return all;
    }

    /** The pages to look at, by the name of their picture. */
    static Map<String, String> pictured(String repayment, String reversed) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("today", "/today");
        all.put("loans", "/loans");
        all.put("loan", "/loans/CON-LOAN");
        all.put("postings", "/loans/CON-LOAN/postings");
        all.put("repayments", "/repayments");
        all.put("repayment", "/repayments/" + repayment);
        all.put("reversed", "/repayments/" + reversed);
        all.put("dead-letters", "/dead-letters");
        all.put("search", "/search?q=CON");
        all.put("missing", "/loans/CON-NONE");
        return all;
    }

    /** Addresses in which a hostile text stands for each parameter and id. */
    static List<String> withHostileParameters(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return List.of(
                "/search?q=" + encoded,
                "/loans?dealerId=" + encoded,
                "/loans?lang=" + encoded,
                "/loans/CON-LOAN?date=" + encoded,
                "/repayments?amountFrom=" + encoded,
                "/repayments?cursor=" + encoded,
                "/repayments/" + encoded);
    }
}
