package floorplan.store.credit;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.credit.CreditLimits.RefusedLine;
import floorplan.store.imports.StagedCreditLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditLimitsIT {
    private TestCredit credit;
    private CreditLimits limits;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        limits = new CreditLimits(credit.worker);
        credit.line("d1", "CNY", 1_000, 400);
        credit.line("d2", "CNY", 2_000, 0);
    }

    private void stage(String importId, long line, String dealerId, String currency, long limit) {
        credit.api
                .sql(
                        "INSERT INTO staged_credit_line (import_id, line, dealer_id, currency, credit_limit) VALUES (?, ?, ?, ?, ?)")
                .params(importId, line, dealerId, currency, limit)
                .update();
    }

    private long limit(String dealerId) {
        return credit.longOf("SELECT credit_limit FROM credit_line WHERE dealer_id = ?", dealerId);
    }

    @Test
    void setsTheNewestLimitsAndTakesTheStagedLinesAway() {
        stage("i1", 2, "d1", "CNY", 300);
        stage("i1", 3, "d2", "CNY", 2_000);
        stage("i1", 4, "d3", "USD", 5);
        assertThat(limits.set("i1", "somebody")).isEmpty();

        assertThat(limit("d1")).isEqualTo(300);
        assertThat(credit.used("d1")).isEqualTo(400);
        assertThat(limit("d3")).isEqualTo(5);
        assertThat(credit.version("d1")).isEqualTo(2);
        assertThat(credit.version("d2")).as("nothing changed").isEqualTo(1);
        assertThat(credit.longOf("SELECT COUNT(*) FROM staged_credit_line")).isZero();
    }

    @Test
    void forgetsTheStagedLinesOfAFileThatIsGivenUpAndOfNoOther() {
        stage("i1", 2, "d1", "CNY", 300);
        stage("i1", 3, "d2", "CNY", 300);
        stage("i2", 2, "d1", "CNY", 300);

        assertThat(new StagedCreditLines(credit.api).forgetSome("i1")).isFalse();

        assertThat(credit.longOf("SELECT COUNT(*) FROM staged_credit_line WHERE import_id = 'i1'"))
                .isZero();
        assertThat(credit.longOf("SELECT COUNT(*) FROM staged_credit_line")).isEqualTo(1);
    }

    @Test
    void leavesEachChangedLimitInTheAuditLogBeforeAndAfter() {
        stage("i1", 2, "d1", "CNY", 300);
        stage("i1", 3, "d2", "CNY", 2_000);
        stage("i1", 4, "d3", "USD", 5);
        limits.set("i1", "somebody");
        limits.set("i1", "somebody");

        assertThat(credit.worker
                        .sql(
                                "SELECT CONCAT_WS(' ', actor, action, outcome, subject_kind, subject_id, state_before, state_after) FROM audit ORDER BY seq")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "somebody SET_LIMIT DONE credit-line d1 {\"limit\":\"CNY 10.00\"} {\"limit\":\"CNY 3.00\"}",
                        "somebody SET_LIMIT DONE credit-line d3 {\"limit\":\"USD 0.05\"}");
    }

    @Test
    void aLateCallDoesNotBringOldLimitsBack() {
        stage("i1", 2, "d1", "CNY", 300);
        limits.set("i1", "somebody");
        stage("i2", 2, "d1", "CNY", 700);
        limits.set("i2", "somebody");

        assertThat(limits.set("i1", "somebody")).isEmpty();
        assertThat(limit("d1")).isEqualTo(700);
    }

    @Test
    void refusesAChangeOfCurrencyNamingTheLineAndChangesNothing() {
        stage("i1", 2, "d1", "CNY", 300);
        stage("i1", 3, "d2", "USD", 300);
        stage("i1", 4, "d3", "CNY", 300);

        assertThat(limits.set("i1", "somebody")).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.field()).isEqualTo("currency");
            assertThat(refused.reason()).contains("d2").contains("CNY");
        });
        assertThat(limit("d1")).isEqualTo(1_000);
        assertThat(limit("d2")).isEqualTo(2_000);
        assertThat(credit.longOf("SELECT COUNT(*) FROM credit_line")).isEqualTo(2);
        assertThat(limits.set("i1", "somebody")).as("asked again").hasSize(1);
        assertThat(credit.longOf("SELECT COUNT(*) FROM audit")).isZero();

        limits.forget("i1");
        assertThat(credit.longOf("SELECT COUNT(*) FROM staged_credit_line")).isZero();
    }

    @Test
    void refusesTwoLimitsOfOneDealerAndTakesTheSameOneTwice() {
        stage("i1", 2, "d1", "CNY", 300);
        stage("i1", 3, "d1", "CNY", 300);
        stage("i1", 4, "d2", "CNY", 300);
        stage("i1", 5, "d2", "CNY", 301);

        assertThat(limits.set("i1", "somebody"))
                .extracting(RefusedLine::line, RefusedLine::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(5L, "dealer_id"));
        assertThat(limit("d1")).isEqualTo(1_000);
    }
}
