package floorplan.domain.credit;

/** The credit log's key for the credit that an import's new loans draw from one dealer's credit line. */
public record ReservationId(String importId, String dealerId) {
    /** The prefix of all reservation ids. */
    public static final String PREFIX = "import:";

    private static final char SEPARATOR = ':';

    /**
     * Parses {@link #text}.
     *
     * @throws IllegalArgumentException if the text is not a reservation id
     */
    public static ReservationId parse(String text) {
        int end = text.indexOf(SEPARATOR, PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0) {
            throw new IllegalArgumentException("not the id of a reservation: " + text);
        }
        return new ReservationId(text.substring(PREFIX.length(), end), text.substring(end + 1));
    }

    public String text() {
        return PREFIX + importId + SEPARATOR + dealerId;
    }
}
