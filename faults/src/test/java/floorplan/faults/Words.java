package floorplan.faults;

import java.util.List;

/** The words that applications send on their wires at the points where cells break something. */
final class Words {
    static final List<String> LOGGED = logged("repayment_log");
    static final List<String> APPLYING = List.of("SELECT r.*, COALESCE(r.credit");
    static final List<String> PROMOTE = List.of("pre_data\r\n$13\r\nsuc_send_data");
    static final List<String> UNPREPARE = List.of("HDEL\r\n$8\r\npre_data");
    static final List<String> PUBLISH = List.of("repayment.applied");
    static final List<String> SENT = List.of("SET sent_at");
    static final List<String> APPLIED = List.of("'APPLIED', r.loan_id", "COMMIT");
    static final List<String> CORRECTED = List.of("INSERT INTO correction (", "COMMIT");
    static final List<String> RESTORED = List.of("INTO credit_log", "COMMIT");

    private Words() {}

    static List<String> logged(String table) {
        return List.of("INSERT INTO " + table, "COMMIT");
    }
}
