package floorplan.store.reconcile;

import floorplan.domain.credit.CreditMovement.MovementKind;

/** The account side's logs from which movements of credit follow. */
enum MovementLog {
    REPAYMENTS("r.id", "r.decided_at", """
            SELECT r.id, r.loan_no, l.dealer_id, r.currency, COALESCE(r.credit, r.principal) AS credit, r.value_date AS counts_from
            FROM repayment_log r JOIN loan l ON l.id = r.loan_id
            WHERE r.status IN ('APPLIED', 'REVERSED')
            """),
    REVERSALS("v.repayment_id", "v.decided_at", """
            SELECT r.id, r.loan_no, l.dealer_id, r.currency, COALESCE(v.credit, r.principal) AS credit, v.effective_date AS counts_from
            FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id JOIN loan l ON l.id = r.loan_id
            WHERE v.status = 'APPLIED'
            """),
    CORRECTIONS("q.id", "q.decided_at", """
            SELECT q.id, q.loan_no, l.dealer_id, l.currency, q.credit, q.effective_from AS counts_from
            FROM correction_request q JOIN loan l ON l.id = q.loan_id
            WHERE q.status = 'APPLIED' AND q.credit <> 0
            """);

    private final String id;
    private final String decidedAt;
    private final String applied;

    MovementLog(String id, String decidedAt, String applied) {
        this.id = id;
        this.decidedAt = decidedAt;
        this.applied = applied;
    }

    static MovementLog of(MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> REPAYMENTS;
            case REVERSAL -> REVERSALS;
            case CORRECTION -> CORRECTIONS;
        };
    }

    /** SQL for the applied movements of a range that were decided longer ago than {@code :micros}, ordered by id. */
    String range() {
        return applied + """
                    AND %s < UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND
                    AND %s > :after AND (:through IS NULL OR %s <= :through)
                ORDER BY %s LIMIT :most
                """.formatted(decidedAt, id, id, id);
    }

    /** SQL for the applied movements with these ids that were decided within the last {@code :micros}. */
    String younger() {
        return applied
                + " AND %s >= UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND AND %s IN (:ids)"
                        .formatted(decidedAt, id);
    }
}
