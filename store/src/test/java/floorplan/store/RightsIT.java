package floorplan.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each user may do its work and no more. */
class RightsIT {
    @BeforeAll
    static void migrate() {
        TestSchema.account("owner");
        TestSchema.clms("owner");
    }

    @ParameterizedTest(name = "{0}_{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    account | worker | SELECT * FROM clms.credit_line
                    account | api    | SELECT * FROM clms.credit_line
                    clms    | worker | SELECT * FROM account.loan
                    clms    | api    | SELECT * FROM account.loan
                    account | worker | ALTER TABLE loan ADD COLUMN x INT
                    account | worker | CREATE TABLE x (a INT)
                    account | worker | DROP TABLE loan
                    account | worker | TRUNCATE TABLE staged_loan
                    account | api    | ALTER TABLE loan ADD COLUMN x INT
                    clms    | worker | ALTER TABLE credit_line ADD COLUMN x INT
                    clms    | api    | DROP TABLE credit_log
                    account | worker | UPDATE journal_line SET amount = 0
                    account | worker | DELETE FROM journal_line
                    account | worker | UPDATE accrual SET penalty = 0
                    account | worker | DELETE FROM repayment_log
                    account | worker | UPDATE correction SET reason = ''
                    account | worker | DELETE FROM correction_accrual
                    account | worker | UPDATE correction_allocation SET new_penalty = 0
                    account | worker | UPDATE fee_limit SET penalty = 0
                    account | worker | DELETE FROM waiver
                    account | worker | UPDATE unapplied_receipt SET amount = 0
                    account | worker | DELETE FROM unapplied_receipt
                    account | worker | DELETE FROM receipt
                    account | worker | UPDATE receipt_payout SET reason = ''
                    account | api    | INSERT INTO receipt_payout SELECT * FROM receipt_payout
                    account | api    | UPDATE receipt SET open_amount = 0
                    account | worker | UPDATE receipt_file_part SET bytes = ''
                    account | api    | UPDATE receipt_file_part SET bytes = ''
                    account | api    | DELETE FROM receipt_file_part
                    account | worker | DELETE FROM receipt_file
                    account | api    | DELETE FROM receipt_file
                    account | api    | INSERT INTO receipt_file_line SELECT * FROM receipt_file_line
                    account | api    | UPDATE receipt_file_line SET outcome = 'RETURNED'
                    account | worker | UPDATE receipt_line_key SET line = 0
                    account | worker | INSERT INTO payer_account SELECT * FROM payer_account
                    account | worker | DELETE FROM payer_account
                    account | worker | DELETE FROM receipt_line_key
                    account | worker | DELETE FROM receipt_file_sum
                    account | api    | UPDATE receipt_file_sum SET amount = 0
                    account | worker | UPDATE waiting_return SET amount = 0
                    account | api    | DELETE FROM waiting_return
                    account | api    | UPDATE loan SET principal = 0
                    account | api    | INSERT INTO journal_line SELECT * FROM journal_line
                    account | api    | DELETE FROM repayment_log
                    clms    | worker | DELETE FROM credit_log
                    clms    | api    | UPDATE credit_line SET used = 0
                    clms    | api    | UPDATE credit_log SET outcome = 'RESTORED'
                    account | worker | UPDATE audit SET actor = 'x'
                    account | worker | DELETE FROM audit
                    account | worker | TRUNCATE TABLE audit
                    account | api    | UPDATE audit SET actor = 'x'
                    account | api    | DELETE FROM audit
                    account | api    | DROP TABLE audit
                    account | worker | DELETE FROM bulk_item
                    account | api    | UPDATE bulk_item SET outcome = 'DONE'
                    clms    | worker | UPDATE credit_decision SET reason = ''
                    clms    | worker | INSERT INTO bulk_item SELECT * FROM bulk_item
                    clms    | api    | UPDATE bulk_item SET outcome = 'DONE'
                    clms    | api    | DELETE FROM bulk
                    clms    | worker | UPDATE audit SET actor = 'x'
                    clms    | worker | DELETE FROM audit
                    clms    | api    | UPDATE audit SET actor = 'x'
                    clms    | api    | DELETE FROM audit
                    """)
    void isRefused(String schema, String role, String sql) {
        JdbcTemplate database = new JdbcTemplate(TestSchema.connections(schema, role));
        assertThatThrownBy(() -> database.execute(sql)).hasStackTraceContaining("denied");
    }
}
