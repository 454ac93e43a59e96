package floorplan.store.imports;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lines of credit-lines files between their arrival and the end of their import, in the clms schema. */
public final class StagedCreditLines {
    private static final int CHUNK = 10_000;

    private final JdbcTemplate batches;

    public StagedCreditLines(JdbcTemplate batches) {
        this.batches = batches;
    }

    /** Adds lines in one round trip: give it a thousand or two. */
    public void add(String importId, List<StagedCreditLine> lines) {
        batches.batchUpdate(
                """
                INSERT INTO staged_credit_line (import_id, line, dealer_id, currency, credit_limit) VALUES (?, ?, ?, ?, ?)
                """,
                lines.stream()
                        .map(line -> new Object[] {
                            importId,
                            line.line(),
                            line.dealerId(),
                            line.limit().currency().getCurrencyCode(),
                            line.limit().cents()
                        })
                        .toList());
    }

    /**
     * Takes away some of an import's lines.
     *
     * @return whether there may be more
     */
    public boolean forgetSome(String importId) {
        return batches.update(
                        "DELETE FROM staged_credit_line WHERE import_id = ? ORDER BY line LIMIT " + CHUNK, importId)
                == CHUNK;
    }
}
