package floorplan.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts of the first page, and the lists to which they lead. */
class TodayLinksIT {
    /** Rows of the list behind a count that stand for its items, by the kind of item. */
    private static final Map<String, String> ROWS = Map.of(
            "DEAD_LETTERS", "h2:has-text('One by one') ~ .scroll tbody tr",
            "OPEN_RECEIPTS", "#main table.rows tbody tr",
            "HELD_FILES", "#main table.rows tbody tr",
            "WAITING_RETURNS", "#main table.rows tbody tr",
            "WAITING_REPAYMENTS", "#main table.rows tbody tr",
            "DIFFERENCES", "h3 + .empty + .scroll tbody tr, h3 + .scroll tbody tr");

    private ConsoleUnderTest console;

    @BeforeEach
    void leaveItemsThatWait() {
        console = ConsoleUnderTest.get();
        forget();
        repayment("today-1", "ACCEPTED", 90, false);
        repayment("today-2", "ACCEPTED", 10, false);
        repayment("today-3", "REFUSED", 90, false);
        repayment("today-4", "APPLIED", 90, true);
        console.system.account.sql("""
                        INSERT INTO receipt_file (id, profile, profile_hash, account, status, client, created_at, touched_at) VALUES
                            ('today-held', 'csv', 'x', 'TODAY', 'HELD', 'lender', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """).update();
    }

    private void repayment(String id, String status, int seconds, boolean sent) {
        console.system
                .account
                .sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            status, accepted_at, sent_at, refusal_reason, refusal_detail)
                        SELECT :id, 'c', :id, 'h', 'CON-NONE', 'DEALER', 100, 'CNY', :status, t.at,
                            CASE WHEN :sent THEN t.at END, CASE WHEN :status = 'REFUSED' THEN 'UNKNOWN_LOAN' END,
                            CASE WHEN :status = 'REFUSED' THEN 'unknown' END
                        FROM (SELECT UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND AS at) t
                        """)
                .param("id", id)
                .param("status", status)
                .param("seconds", seconds)
                .param("sent", sent)
                .update();
    }

    @AfterEach
    void forget() {
        console.system
                .account
                .sql("DELETE FROM repayment_log WHERE id LIKE 'today-%'")
                .update();
        console.system
                .account
                .sql("DELETE FROM receipt_file WHERE id = 'today-held'")
                .update();
        console.browser.closeWindows();
    }

    @Test
    void eachCountIsTheNumberOfRowsBehindItsLink() {
        Page page = console.browser.signedIn("operator", "en", "/today");
        for (Map.Entry<String, String> list : ROWS.entrySet()) {
            page.navigate(console.browser.address("/today"));
            Locator row = page.locator("#news table")
                    .first()
                    .locator("tbody tr")
                    .filter(new Locator.FilterOptions()
                            .setHasText(ConsoleUnderTest.words("en").getString("attention." + list.getKey())));
            int count = Integer.parseInt(row.locator("td").first().textContent().strip());
            row.locator("a").click();
            PlaywrightAssertions.assertThat(page.locator("#news table")).hasCount(0);
            PlaywrightAssertions.assertThat(page.locator(list.getValue())).hasCount(count);
        }
        assertThat(console.system
                        .get("/v1/repayments?waiting=true")
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/id").asString()))
                .containsExactly("today-1");
    }
}
