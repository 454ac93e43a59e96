package floorplan.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import floorplan.store.search.IdSearch.Found;
import floorplan.store.search.IdSearch.IdSpan;
import floorplan.store.search.IdSearch.Owner;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdSearchIT {
    private static final Owner ANYONE = new Owner(null, null, null);
    private static final Owner DEALER = new Owner("D-1", null, "DEALER");
    private static final Owner MAKER = new Owner(null, "M-2", "MANUFACTURER");

    private static final IdSearch IDS = new IdSearch(TestSchema.account("api"), TestSchema.clms("api"));
    private static ImportRow imported;

    @BeforeAll
    static void fill() {
        empty();
        imported = new AccountSchema()
                .completed(
                        loan("L-1", "D-1", "M-1", "VIN1"),
                        loan("L-12", "D-1", "M-2", "VIN12"),
                        loan("L-2", "D-2", "M-2", "VIN1"));
        // The import of this loan is under way, so nobody sees the loan or its manufacturer.
        new AccountSchema().claimed(loan("L-13", "D-1", "M-9", "VIN1"));
        AccountDatabase worker = TestSchema.account("worker");
        repayment(worker, "ab1", "D-1", "M-1", "DEALER");
        repayment(worker, "ab2", "D-2", "M-2", "MANUFACTURER");
        worker.sql("""
                        INSERT INTO reversal_log (repayment_id, client, reason, status, accepted_at)
                        VALUES ('ab1', 'operator', 'it bounced', 'ACCEPTED', '2026-03-11 08:00:00')
                        """).update();
        worker.sql("INSERT INTO day_end (business_date, started_at) VALUES ('2026-03-10', '2026-03-11 00:10:00')")
                .update();
        ClmsDatabase clms = TestSchema.clms("worker");
        clms.sql(
                        "INSERT INTO credit_line (dealer_id, currency, credit_limit) VALUES ('D-1', 'CNY', 1), ('D-12', 'CNY', 1)")
                .update();
        clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, created_at, dead_letters)
                        VALUES ('ab1', 'RESTORATION', 'DEAD_LETTER', '2026-03-10 08:00:00', 1),
                            ('ab2', 'RESTORATION', 'RESTORED', '2026-03-10 08:00:00', 0)
                        """).update();
    }

    private static SomeLoan loan(String id, String dealer, String manufacturer, String vin) {
        SomeLoan loan = new SomeLoan(id);
        loan.dealerId = dealer;
        loan.manufacturerId = manufacturer;
        loan.vin = vin;
        return loan;
    }

    private static void repayment(AccountDatabase worker, String id, String dealer, String manufacturer, String payer) {
        worker.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            status, accepted_at, dealer_id, manufacturer_id)
                        VALUES (:id, 'bank', :id, 'h', 'L-1', :payer, 100, 'CNY', 'ACCEPTED', '2026-03-10 08:00:00', :dealer, :maker)
                        """)
                .param("id", id)
                .param("payer", payer)
                .param("dealer", dealer)
                .param("maker", manufacturer)
                .update();
    }

    @AfterAll
    static void empty() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
    }

    private static List<String> ids(List<Found> found) {
        return found.stream().map(Found::id).toList();
    }

    @Test
    void findsLoansByNumberAndVin() {
        assertThat(ids(IDS.loans(ANYONE, IdSpan.exactly("L-1"), Found.NOTHING, 9)))
                .containsExactly("L-1");
        assertThat(ids(IDS.loans(ANYONE, IdSpan.longerThan("L-1"), Found.NOTHING, 9)))
                .containsExactly("L-12");
        assertThat(ids(IDS.loansByVin(ANYONE, IdSpan.exactly("VIN1"), Found.NOTHING, 9)))
                .containsExactly("L-1", "L-2");
        assertThat(ids(IDS.loansByVin(ANYONE, IdSpan.exactly("VIN1"), new Found("VIN1", "L-1"), 9)))
                .containsExactly("L-2");
        assertThat(IDS.loansByVin(ANYONE, IdSpan.longerThan("VIN"), Found.NOTHING, 2))
                .containsExactly(new Found("VIN1", "L-1"), new Found("VIN1", "L-2"));
    }

    @Test
    void findsAPartysOwnAlone() {
        IdSpan all = IdSpan.longerThan("");
        assertThat(ids(IDS.loans(DEALER, all, Found.NOTHING, 9))).containsExactly("L-1", "L-12");
        assertThat(ids(IDS.loans(MAKER, all, Found.NOTHING, 9))).containsExactly("L-12", "L-2");
        assertThat(ids(IDS.loansByVin(DEALER, all, Found.NOTHING, 9))).containsExactly("L-1", "L-12");
        assertThat(ids(IDS.repayments(ANYONE, all, Found.NOTHING, 9))).containsExactly("ab1", "ab2");
        assertThat(ids(IDS.repayments(DEALER, all, Found.NOTHING, 9))).containsExactly("ab1");
        assertThat(ids(IDS.repayments(MAKER, all, Found.NOTHING, 9))).containsExactly("ab2");
        assertThat(ids(IDS.dealers(ANYONE, all, Found.NOTHING, 9))).containsExactly("D-1", "D-12");
        assertThat(ids(IDS.dealers(DEALER, all, Found.NOTHING, 9))).containsExactly("D-1");
        assertThat(ids(IDS.manufacturers(ANYONE, all, Found.NOTHING, 9))).containsExactly("M-1", "M-2");
        Owner otherDealer = new Owner("D-2", null, "DEALER");
        assertThat(ids(IDS.manufacturers(otherDealer, all, Found.NOTHING, 9))).containsExactly("M-2");
        assertThat(ids(IDS.manufacturers(MAKER, all, Found.NOTHING, 9))).containsExactly("M-2");
    }

    @Test
    void findsTheSubjectsOfWorkflows() {
        IdSpan all = IdSpan.longerThan("");
        assertThat(ids(IDS.reversals(all, Found.NOTHING, 9))).containsExactly("ab1");
        assertThat(ids(IDS.imports(IdSpan.exactly(imported.id()), Found.NOTHING, 9)))
                .containsExactly(imported.id());
        assertThat(ids(IDS.dayEnds(IdSpan.longerThan("2026-03"), Found.NOTHING, 9)))
                .containsExactly("2026-03-10");
        assertThat(ids(IDS.deadLetters(all, Found.NOTHING, 9))).containsExactly("ab1");
    }
}
