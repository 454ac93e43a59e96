package floorplan.store.imports;

import floorplan.store.database.ClmsDatabase;
import java.util.List;

/** The lines of credit-lines files between their arrival and the end of their import, in the clms schema. */
public final class StagedCreditLines {
    private static final int CHUNK = 10_000;

    private final ClmsDatabase database;

    public StagedCreditLines(ClmsDatabase database) {
        this.database = database;
    }

    /** Adds lines in one round trip; pass one or two thousand at a time. */
    public void add(String importId, List<StagedCreditLine> lines) {
        database.batch(
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
     * Deletes some of an import's lines.
     *
     * @return whether more may be left
     */
    public boolean forgetSome(String importId) {
        return database.sql("DELETE FROM staged_credit_line WHERE import_id = ? ORDER BY line LIMIT " + CHUNK)
                        .param(importId)
                        .update()
                == CHUNK;
    }
}
