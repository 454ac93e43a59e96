package floorplan.store.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.Payer;
import floorplan.store.TestSchema;
import floorplan.store.correction.LoanCorrection.ChangedInput;
import floorplan.store.correction.LoanCorrection.InputKind;
import floorplan.store.correction.LoanCorrection.InputParts;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionListIT {
    private static final InputParts NOTHING = new InputParts(0, 0, 0, 0, 0);

    private final AccountSchema schema = new AccountSchema();
    private final CorrectionList corrections = new CorrectionList(TestSchema.account("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private void correction(int seq, CorrectionKind kind, @Nullable String inputId) {
        schema.database
                .sql("""
                        INSERT INTO correction (loan_id, seq, kind, input_id, actor, reason, effective_from, accrued_through, booking_date,
                            fees_limited_through, paid_off_before, paid_off_after, interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
                            manufacturer_interest_total, penalty_total, dealer_interest_to_last_month, manufacturer_interest_to_last_month,
                            dealer_interest_to_month_before_last, made_at)
                        SELECT id, :seq, :kind, :inputId, 'operator', 'late news', '2026-02-01', '2026-03-31', '2026-04-01',
                            NULL, '2026-03-10', NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, '2026-04-01 08:00:00' FROM loan
                        """)
                .param("seq", seq)
                .param("kind", kind.name())
                .param("inputId", inputId)
                .update();
    }

    private void date(int seq, String date, long dealerInterest) {
        schema.database
                .sql("""
                        INSERT INTO correction_accrual (loan_id, seq, business_date, late_fee, dealer_interest, manufacturer_interest, penalty,
                            interest_sum, penalty_sum)
                        SELECT id, :seq, :date, 0, :interest, 0, 0, 1, 2 FROM loan
                        """)
                .param("seq", seq)
                .param("date", date)
                .param("interest", dealerInterest)
                .update();
    }

    private void input(
            int seq, InputKind kind, String id, @Nullable Payer payer, long oldPrincipal, long newPrincipal) {
        schema.database
                .sql("""
                        INSERT INTO correction_allocation (loan_id, seq, input_kind, input_id, payer, old_penalty, old_late_fee, old_interest,
                            old_principal, old_surplus, new_penalty, new_late_fee, new_interest, new_principal, new_surplus)
                        SELECT id, :seq, :kind, :id, :payer, 0, 0, 0, :old, 0, 0, 0, 0, :new, 0 FROM loan
                        """)
                .param("seq", seq)
                .param("kind", kind.name())
                .param("id", id)
                .param("payer", payer == null ? null : payer.name())
                .param("old", oldPrincipal)
                .param("new", newPrincipal)
                .update();
    }

    private void posted(String source, LedgerAccount account, long cents) {
        schema.database
                .sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES ('2026-04-01', :source, 'CORRECTION', '2026-02-01', :account, 'SPLIT', 'CNY', :cents)
                        """)
                .param("source", source)
                .param("account", account.name())
                .param("cents", cents)
                .update();
    }

    private List<Integer> seqs(int before, int limit) {
        return seqs(corrections.of("L-1", before, limit).orElseThrow());
    }

    private static List<Integer> seqs(CorrectionList.NewestCorrections found) {
        return found.rows().stream().map(LoanCorrection::seq).toList();
    }

    @Test
    void givesTheCorrectionsOfAVisibleLoanNewestFirstByPage() {
        ImportRow row = schema.claimed(new SomeLoan("L-1"));
        for (int seq = 1; seq <= 11; seq++) {
            correction(seq, CorrectionKind.RATE, null);
        }
        assertThat(corrections.of("L-1", 99, 9)).isEmpty();
        schema.newLoans.show(row.id());

        assertThat(seqs(Integer.MAX_VALUE, 3)).containsExactly(11, 10, 9);
        assertThat(seqs(9, 99)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(seqs(1, 9)).isEmpty();
        assertThat(corrections.of("L-2", 99, 9)).isEmpty();
        assertThat(corrections.of("L-1", 12, 10).orElseThrow().more()).isTrue();
        assertThat(corrections.of("L-1", 12, 11).orElseThrow().more()).isFalse();
    }

    @Test
    void stopsBeforeItReadsTooManyDatesButGivesOneCorrection() {
        schema.completed(new SomeLoan("L-1"));
        for (int seq = 1; seq <= 3; seq++) {
            correction(seq, CorrectionKind.RATE, null);
            date(seq, "2026-02-01", 1);
            date(seq, "2026-02-02", 1);
        }
        CorrectionList four = new CorrectionList(TestSchema.account("api"), 4);
        CorrectionList one = new CorrectionList(TestSchema.account("api"), 1);

        assertThat(seqs(four.of("L-1", 99, 9).orElseThrow())).containsExactly(3, 2);
        assertThat(four.of("L-1", 99, 9).orElseThrow().more()).isTrue();
        assertThat(seqs(four.of("L-1", 2, 9).orElseThrow())).containsExactly(1);
        assertThat(four.of("L-1", 2, 9).orElseThrow().more()).isFalse();
        assertThat(seqs(one.of("L-1", 99, 9).orElseThrow())).containsExactly(3);
    }

    @Test
    void givesEachCorrectionItsOwnDatesInputsAndEntry() {
        schema.completed(new SomeLoan("L-1"));
        correction(1, CorrectionKind.RATE, null);
        correction(11, CorrectionKind.WAIVER, "w");
        date(1, "2026-02-02", -2);
        date(1, "2026-02-01", -1);
        input(11, InputKind.WAIVER, "w", null, 0, 0);
        posted("correction:L-1:1", LedgerAccount.UNAPPLIED_RECEIPTS, -3);
        posted("correction:L-1:1", LedgerAccount.INTEREST_INCOME, 3);
        posted("correction:L-11:1", LedgerAccount.INTEREST_INCOME, 4);

        List<LoanCorrection> both = corrections.of("L-1", 99, 9).orElseThrow().rows();

        LoanCorrection rate = both.getLast();
        assertThat(rate.kind()).isEqualTo(CorrectionKind.RATE);
        assertThat(rate.inputId()).isNull();
        assertThat(rate.at()).isEqualTo("2026-04-01T08:00:00Z");
        assertThat(rate.paidOffBefore()).isEqualTo("2026-03-10");
        assertThat(rate.paidOffAfter()).isNull();
        assertThat(rate.dates()).containsExactly(difference("2026-02-01", -1), difference("2026-02-02", -2));
        assertThat(rate.inputs()).isEmpty();
        assertThat(rate.entry())
                .containsExactly(
                        new JournalLine(LedgerAccount.INTEREST_INCOME, 3),
                        new JournalLine(LedgerAccount.UNAPPLIED_RECEIPTS, -3));
        LoanCorrection waiver = both.getFirst();
        assertThat(waiver.inputs()).containsExactly(new ChangedInput(InputKind.WAIVER, "w", null, NOTHING, NOTHING));
        assertThat(waiver.dates()).isEmpty();
        assertThat(waiver.entry()).isEmpty();
    }

    private static DateDifference difference(String date, long dealerInterest) {
        return new DateDifference(
                LocalDate.parse(date),
                0,
                dealerInterest,
                0,
                0,
                new BigDecimal("1.0000000000"),
                new BigDecimal("2.0000000000"));
    }

    @Test
    void countsThePrincipalOfATakeBackAgainstThatOfItsRepayment() {
        schema.completed(new SomeLoan("L-1"));
        correction(1, CorrectionKind.REPAYMENT, "late");
        input(1, InputKind.REPAYMENT, "late", Payer.DEALER, 0, 500);
        input(1, InputKind.REPAYMENT, "early", Payer.DEALER, 100, 70);
        input(1, InputKind.TAKE_BACK, "early", Payer.DEALER, 100, 70);
        input(1, InputKind.WAIVER, "w", null, 0, 9);

        assertThat(corrections.of("L-1", 2, 1).orElseThrow().rows().getFirst().principalRepaid())
                .isEqualTo(500);
    }
}
