package floorplan.bench.dayend;

import floorplan.bench.Servers;
import floorplan.bench.dayend.LoanLife.AccruedDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** The day-end's loans, for other comparisons. */
public final class BookOfLoans {
    private BookOfLoans() {}

    /**
     * Fills the account schema anew with loans that have yet to accrue one date; the date before is closed.
     *
     * @param wanted a multiple of the number of different loans, such as a million
     */
    public static void fill(Servers servers, long wanted) {
        new LoanBook(servers, DayEndVs.DATE).fill(wanted);
    }

    /** Adds the older accruals of a loan: the book has only the newest one of each loan, which a day-end reads. */
    public static void fillOlderAccruals(Servers servers, String loanNo) {
        JdbcTemplate account = servers.asOwner("account");
        Long id = account.queryForObject("SELECT id FROM loan WHERE loan_no = ?", Long.class, loanNo);
        int life = Integer.parseInt(loanNo.substring(loanNo.lastIndexOf('-') + 1));
        List<AccruedDate> accrued = LoanLives.before(DayEndVs.DATE, LoanLives.strategies())
                .get(life)
                .accrued();
        List<Object[]> rows = accrued.subList(0, accrued.size() - 1).stream()
                .map(date -> LoanTemplates.accrual(Objects.requireNonNull(id), date))
                .toList();
        account.batchUpdate("INSERT INTO accrual VALUES (?" + ", ?".repeat(rows.getFirst().length - 1) + ")", rows);
    }
}
