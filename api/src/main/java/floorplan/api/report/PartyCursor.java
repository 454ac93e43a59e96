package floorplan.api.report;

import floorplan.domain.loan.LoanNames;

/** The position behind a dealer or manufacturer in a list that is ordered by their ids. */
record PartyCursor(String party) {
    /** Before all parties. */
    static final PartyCursor FIRST = new PartyCursor("");

    private static final String BEHIND = "behind ";

    /** @throws IllegalArgumentException if the text is no such position */
    static PartyCursor read(String text) {
        if (!text.startsWith(BEHIND)) {
            throw new IllegalArgumentException(text);
        }
        return new PartyCursor(LoanNames.requireId("cursor", text.substring(BEHIND.length())));
    }

    @Override
    public String toString() {
        return BEHIND + party;
    }
}
