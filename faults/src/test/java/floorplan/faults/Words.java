package floorplan.faults;

import java.util.List;

/** The words that applications send on their wires at the points where cells break something. */
final class Words {
    static final List<String> LOGGED = List.of("INSERT INTO repayment_log", "COMMIT");
    static final List<String> APPLYING = List.of("SELECT r.*, l.loan_type");
    static final List<String> PROMOTE = List.of("pre_data\r\n$13\r\nsuc_send_data");
    static final List<String> UNPREPARE = List.of("HDEL\r\n$8\r\npre_data");
    static final List<String> PUBLISH = List.of("repayment.applied");
    static final List<String> SENT = List.of("SET sent_at");
    static final List<String> APPLIED = List.of("'APPLIED', r.loan_id", "COMMIT");
    static final List<String> RESTORED = List.of("INTO credit_log", "COMMIT");

    private Words() {}
}
