package floorplan.store.audit;

import floorplan.store.audit.Verdict.BrokenChain;
import floorplan.store.audit.Verdict.Head;
import floorplan.store.audit.Verdict.UnbrokenChain;
import floorplan.store.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Walks one schema's audit table from its first row to its last, with one page in memory at a time. */
final class AuditChain {
    private static final int PAGE = 1_000;

    private final Database database;
    private final Function<ChainedRow, Optional<String>> checkedBeside;

    /**
     * @param checkedBeside compares a row's statements about other tables with these tables; returns the difference, or
     *     empty
     */
    AuditChain(Database database, Function<ChainedRow, Optional<String>> checkedBeside) {
        this.database = database;
        this.checkedBeside = checkedBeside;
    }

    private record HashedRow(ChainedRow row, String hash) {}

    /** @param known an earlier end of the chain; {@link Head#NONE} if unknown */
    Verdict walk(Head known) {
        return walk(Head.NONE, known, Integer.MAX_VALUE);
    }

    /** Checks at most {@code pages} pages behind a row that was checked; {@link Head#NONE} is before the first row. */
    Verdict walkOn(Head checked, int pages) {
        return walk(checked, Head.NONE, pages);
    }

    private Verdict walk(Head from, Head known, int pages) {
        Head last = from;
        // Starting at the smallest number also finds a row inserted before the first one.
        List<HashedRow> page = after(from.seq() == 0 ? Long.MIN_VALUE : from.seq());
        for (int read = 0; !page.isEmpty() && read < pages; read++) {
            for (HashedRow found : page) {
                Optional<String> wrong = wrong(found, last, known);
                if (wrong.isPresent()) {
                    long seq = Math.min(found.row().seq(), last.seq() + 1);
                    return new BrokenChain(seq, wrong.get());
                }
                last = new Head(found.row().seq(), found.hash());
            }
            page = after(last.seq());
        }
        return last.seq() < known.seq()
                ? new BrokenChain(
                        last.seq() + 1, "is cut off, with all after it: the chain once ended with " + known.seq())
                : new UnbrokenChain(last);
    }

    private List<HashedRow> after(long seq) {
        return database.sql("""
                        SELECT seq, at, actor, action, subject_kind, subject_id, state_before, state_after, outcome,
                            previous_hash, hash
                        FROM audit WHERE seq > :seq ORDER BY seq LIMIT :page
                        """)
                .param("seq", seq)
                .param("page", PAGE)
                .query((row, n) -> new HashedRow(ChainedRow.of(row), row.getString("hash")))
                .list();
    }

    private Optional<String> wrong(HashedRow found, Head last, Head known) {
        ChainedRow row = found.row();
        if (row.seq() != last.seq() + 1) {
            return Optional.of(row.seq() > last.seq() ? "is missing" : "was inserted before the first row");
        }
        if (!row.previousHash().equals(last.hash())) {
            return Optional.of("does not follow the row before it");
        }
        if (!row.hash().equals(found.hash())) {
            return Optional.of("was changed: its hash does not match its content");
        }
        if (row.seq() == known.seq() && !found.hash().equals(known.hash())) {
            return Optional.of(
                    "has another hash than when it was the end of the chain: it, or a row before it, was rewritten");
        }
        return checkedBeside.apply(row);
    }
}
