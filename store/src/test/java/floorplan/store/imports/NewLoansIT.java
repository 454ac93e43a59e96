package floorplan.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewLoansIT {
    private static AccountSchema account;

    private String loanId;

    @BeforeAll
    static void connect() {
        account = new AccountSchema();
    }

    @BeforeEach
    void nameLoan() {
        loanId = AccountSchema.newId();
    }

    @AfterEach
    void accrueNoDate() {
        openDate(null);
    }

    @Test
    void areAddedUpByDealerPageByPage() {
        ImportRow row = account.claimed(
                loan(1, "d2", "CNY", 100), loan(2, "d1", "CNY", 20), loan(3, "d1", "CNY", 3), loan(4, "d3", "USD", 4));

        assertThat(account.newLoans.byDealer(row.id(), "", 2))
                .containsExactly(
                        new NewLoansOfDealer("d1", "CNY", true, 23, 2),
                        new NewLoansOfDealer("d2", "CNY", true, 100, 1));
        assertThat(account.newLoans.byDealer(row.id(), "d2", 2))
                .containsExactly(new NewLoansOfDealer("d3", "USD", true, 4, 1));
        assertThat(account.newLoans.byDealer(row.id(), "d3", 2)).isEmpty();
    }

    @Test
    void tellsADealerOfTwoCurrencies() {
        ImportRow row = account.claimed(loan(1, "d1", "USD", 1), loan(2, "d1", "CNY", 2));

        assertThat(account.newLoans.byDealer(row.id(), "", 2))
                .containsExactly(new NewLoansOfDealer("d1", "CNY", false, 3, 2));
    }

    @Test
    void doNotCountLoansThatAreKnown() {
        account.completed(loan(1, "d1", "CNY", 10));
        ImportRow row = account.claimed(loan(1, "d1", "CNY", 10), loan(2, "d1", "CNY", 5));

        assertThat(account.newLoans.byDealer(row.id(), "", 2))
                .containsExactly(new NewLoansOfDealer("d1", "CNY", true, 5, 1));
    }

    @Test
    void areShownWithTheirDrawdownsOnce() {
        SomeLoan later = loan(3, "d1", "CNY", 7);
        later.drawdownDate = "2026-01-06";
        SomeLoan dealers = loan(4, "d1", "CNY", 9);
        dealers.loanType = LoanType.DEALER;
        dealers.dealerShare = null;
        ImportRow row = account.claimed(loan(1, "d1", "CNY", 100), loan(2, "d2", "CNY", 20), later, dealers);

        account.newLoans.show(row.id());
        account.newLoans.show(row.id());

        assertThat(account.imports.get(row.id()).status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(account.imports.get(row.id()).finishedAt()).isNotNull();
        assertThat(journal(row))
                .containsExactly(
                        "DEALER:CNY:2026-01-05 2026-01-05 CASH -9",
                        "DEALER:CNY:2026-01-05 2026-01-05 PRINCIPAL_RECEIVABLE 9",
                        "SPLIT:CNY:2026-01-05 2026-01-05 CASH -120",
                        "SPLIT:CNY:2026-01-05 2026-01-05 PRINCIPAL_RECEIVABLE 120",
                        "SPLIT:CNY:2026-01-06 2026-01-06 CASH -7",
                        "SPLIT:CNY:2026-01-06 2026-01-06 PRINCIPAL_RECEIVABLE 7");
    }

    @Test
    void areBookedOnNoClosedDate() {
        openDate(LocalDate.parse("2026-03-01"));
        ImportRow row = account.completed(loan(1, "d1", "CNY", 100));

        assertThat(journal(row)).allSatisfy(line -> assertThat(line).contains(" 2026-03-01 "));
    }

    @Test
    void areNotShownOnceTheImportIsBeingRefused() {
        ImportRow row = account.claimed(loan(1, "d1", "CNY", 100));
        account.imports.move(row.id(), ImportStatus.RUNNING, ImportStatus.REFUSING);

        assertThatThrownBy(() -> account.newLoans.show(row.id())).isInstanceOf(IllegalStateException.class);
        assertThat(journal(row)).isEmpty();
    }

    @Test
    void areGivenBackInChunks() {
        ImportRow row = account.claimed(IntStream.range(0, 900)
                .mapToObj(i -> loan(i, "d" + i % 7, "CNY", 1))
                .toArray(SomeLoan[]::new));
        account.imports.move(row.id(), ImportStatus.RUNNING, ImportStatus.REFUSING);

        List<Boolean> more = List.of(
                account.newLoans.giveBackSome(row.id(), 500),
                account.newLoans.giveBackSome(row.id(), 500),
                account.newLoans.giveBackSome(row.id(), 500));

        assertThat(more).containsExactly(true, false, false);
        assertThat(account.loansOf(row)).isEmpty();
        assertThat(account.database
                        .sql("SELECT COUNT(*) FROM loan_rate r LEFT JOIN loan l ON l.id = r.loan_id WHERE l.id IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void areNeverTakenBackOnceShown() {
        ImportRow row = account.completed(loan(1, "d1", "CNY", 100));

        account.newLoans.giveBackSome(row.id(), 500);

        assertThat(account.loansOf(row)).hasSize(1);
    }

    private SomeLoan loan(int n, String dealer, String currency, long cents) {
        SomeLoan loan = new SomeLoan(loanId + "-" + n);
        loan.dealerId = dealer;
        loan.currency = currency;
        loan.drawnCents = cents;
        return loan;
    }

    private List<String> journal(ImportRow row) {
        String source = "import:" + row.id() + ":";
        return account.database
                .sql("""
                        SELECT CONCAT(SUBSTRING(source, :from), ' ', booking_date, ' ', account, ' ', amount) AS line
                        FROM journal_line WHERE source LIKE :source ORDER BY line
                        """)
                .param("from", source.length() + 1)
                .param("source", source + "%")
                .query((line, n) -> line.getString("line"))
                .list();
    }

    private static void openDate(@Nullable LocalDate date) {
        account.database
                .sql("UPDATE open_date SET open_date = :date")
                .param("date", date)
                .update();
    }
}
