package floorplan.store.correction;

import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.loan.Payer;
import floorplan.store.correction.LoanCorrection.ChangedInput;
import floorplan.store.correction.LoanCorrection.InputKind;
import floorplan.store.correction.LoanCorrection.InputParts;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.CorrectionEntries;
import floorplan.store.loan.AccrualColumns;
import floorplan.store.loan.VisibleLoans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The corrections of a loan, newest first. */
public final class CorrectionList {
    private static final int MOST_DATES = 20_000;

    private final AccountDatabase database;
    private final CorrectionEntries entries;
    private final int mostDates;

    public CorrectionList(AccountDatabase database) {
        this(database, MOST_DATES);
    }

    /** @param mostDates the most changed dates that are read at once, unless one correction alone has more */
    CorrectionList(AccountDatabase database, int mostDates) {
        this.database = database;
        this.mostDates = mostDates;
        this.entries = new CorrectionEntries(database);
    }

    /**
     * Some corrections of a loan, newest first.
     *
     * @param more true if there are older ones
     */
    public record NewestCorrections(List<LoanCorrection> rows, boolean more) {}

    /**
     * The newest corrections with a {@code seq} below {@code before}, at most {@code limit}; empty when there is no
     * such visible loan.
     */
    public Optional<NewestCorrections> of(String loanNo, int before, int limit) {
        return VisibleLoans.idOf(database, loanNo).map(id -> {
            Map<Integer, Integer> dates = datesBySeq(id, before, limit + 1);
            List<Integer> seqs = few(dates, limit);
            return new NewestCorrections(read(id, seqs), seqs.size() < dates.size());
        });
    }

    /** The number of dates that each correction changes, newest first. */
    private Map<Integer, Integer> datesBySeq(long loanId, int before, int limit) {
        Map<Integer, Integer> dates = new LinkedHashMap<>();
        database.sql("""
                        SELECT c.seq, (SELECT COUNT(*) FROM correction_accrual a WHERE a.loan_id = c.loan_id AND a.seq = c.seq) AS dates
                        FROM correction c WHERE c.loan_id = :id AND c.seq < :before ORDER BY c.seq DESC LIMIT :limit
                        """)
                .param("id", loanId)
                .param("before", before)
                .param("limit", limit)
                .query(row -> {
                    dates.put(row.getInt("seq"), row.getInt("dates"));
                });
        return dates;
    }

    private List<Integer> few(Map<Integer, Integer> dates, int limit) {
        List<Integer> seqs = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<Integer, Integer> correction : dates.entrySet()) {
            sum += correction.getValue();
            if (seqs.size() == limit || (!seqs.isEmpty() && sum > mostDates)) {
                break;
            }
            seqs.add(correction.getKey());
        }
        return seqs;
    }

    private List<LoanCorrection> read(long loanId, List<Integer> seqs) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<DateDifference>> dates = dates(loanId, seqs);
        Map<Integer, List<ChangedInput>> inputs = inputs(loanId, seqs);
        Map<Integer, List<JournalLine>> lines = entries.lines(loanId, seqs);
        return database.sql("SELECT * FROM correction WHERE loan_id = :id AND seq IN (:seqs) ORDER BY seq DESC")
                .param("id", loanId)
                .param("seqs", seqs)
                .query((row, n) -> correction(row, dates, inputs, lines))
                .list();
    }

    private static LoanCorrection correction(
            ResultSet row,
            Map<Integer, List<DateDifference>> dates,
            Map<Integer, List<ChangedInput>> inputs,
            Map<Integer, List<JournalLine>> lines)
            throws SQLException {
        int seq = row.getInt("seq");
        return new LoanCorrection(
                seq,
                CorrectionKind.valueOf(row.getString("kind")),
                row.getString("input_id"),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("accrued_through", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("paid_off_before", LocalDate.class),
                row.getObject("paid_off_after", LocalDate.class),
                dates.getOrDefault(seq, List.of()),
                inputs.getOrDefault(seq, List.of()),
                lines.getOrDefault(seq, List.of()));
    }

    private Map<Integer, List<DateDifference>> dates(long loanId, List<Integer> seqs) {
        Map<Integer, List<DateDifference>> bySeq = new HashMap<>();
        database.sql("""
                        SELECT * FROM correction_accrual WHERE loan_id = :id AND seq IN (:seqs) ORDER BY seq, business_date
                        """).param("id", loanId).param("seqs", seqs).query(row -> {
            bySeq.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>())
                    .add(AccrualColumns.read(row, DateDifference::new));
        });
        return bySeq;
    }

    private Map<Integer, List<ChangedInput>> inputs(long loanId, List<Integer> seqs) {
        Map<Integer, List<ChangedInput>> bySeq = new HashMap<>();
        database.sql("""
                        SELECT * FROM correction_allocation WHERE loan_id = :id AND seq IN (:seqs) ORDER BY seq, input_kind, input_id
                        """).param("id", loanId).param("seqs", seqs).query(row -> {
            bySeq.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>()).add(input(row));
        });
        return bySeq;
    }

    private static ChangedInput input(ResultSet row) throws SQLException {
        String payer = row.getString("payer");
        return new ChangedInput(
                InputKind.valueOf(row.getString("input_kind")),
                row.getString("input_id"),
                payer == null ? null : Payer.valueOf(payer),
                parts(row, "old_"),
                parts(row, "new_"));
    }

    private static InputParts parts(ResultSet row, String prefix) throws SQLException {
        return new InputParts(
                row.getLong(prefix + "penalty"),
                row.getLong(prefix + "late_fee"),
                row.getLong(prefix + "interest"),
                row.getLong(prefix + "principal"),
                row.getLong(prefix + "surplus"));
    }
}
