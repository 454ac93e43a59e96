package floorplan.devstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A role of a token of the local system. */
public enum TokenRole {
    OPERATOR("everything", "repayments:write loans:read loans:write operations:read operations:write", ""),
    READER("sees everything, changes nothing", "loans:read operations:read", ""),
    FINANCE(
            "brings in repayments, loans and rates, and sees everything",
            "repayments:write loans:read loans:write operations:read",
            ""),
    BANK("brings in repayments of anyone, and sees loans", "repayments:write loans:read", ""),
    DEALER("pays as this dealer, and sees its own loans and line", "repayments:write loans:read", "dealer_id"),
    MANUFACTURER("pays as this manufacturer, and sees its own loans", "repayments:write loans:read", "manufacturer_id");

    /** The audience of the API's tokens. */
    public static final String AUDIENCE = "floorplan";

    /** The life of a token. {@code make up} writes a new one each time, so a system may be left alone for this long. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final String what;
    private final String scope;
    private final String limit;

    TokenRole(String what, String scope, String limit) {
        this.what = what;
        this.scope = scope;
        this.limit = limit;
    }

    /**
     * The claims of a token, a JSON object.
     *
     * @param role {@code operator}, {@code reader}, {@code finance}, {@code bank}, {@code dealer:ID} or
     *     {@code manufacturer:ID}
     * @throws StackException naming the roles there are
     */
    public static String claims(String role, Instant now) {
        TokenRole known = of(role);
        return """
                {"iss":"floorplan-devstack","aud":"%s","sub":"%s","scope":"%s","iat":%d,"exp":%d%s}""".formatted(
                        AUDIENCE,
                        role,
                        known.scope,
                        now.getEpochSecond(),
                        now.plus(LIFE).getEpochSecond(),
                        known.limit.isEmpty() ? "" : ",\"%s\":\"%s\"".formatted(known.limit, id(role)));
    }

    /** The claims of a role that say what its token may do: its scopes, and the party that it is limited to. */
    public static Map<String, String> rights(String role) {
        TokenRole known = of(role);
        Map<String, String> rights = new TreeMap<>(Map.of("scope", known.scope));
        if (!known.limit.isEmpty()) {
            rights.put(known.limit, id(role));
        }
        return rights;
    }

    private static TokenRole of(String role) {
        return Arrays.stream(values())
                .filter(any -> role.matches(any.pattern()))
                .findFirst()
                .orElseThrow(() -> new StackException(usage()));
    }

    private static String id(String role) {
        return role.substring(role.indexOf(':') + 1);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String pattern() {
        return limit.isEmpty() ? word() : word() + ":[A-Za-z0-9._:-]{1,64}";
    }

    private static String usage() {
        return "usage: make token ROLE=…\n"
                + Arrays.stream(values())
                        .map(role -> "  %-18s %s: %s%n"
                                .formatted(role.word() + (role.limit.isEmpty() ? "" : ":ID"), role.what, role.scope))
                        .collect(Collectors.joining());
    }
}
