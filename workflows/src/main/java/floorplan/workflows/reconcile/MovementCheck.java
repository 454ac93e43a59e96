package floorplan.workflows.reconcile;

import floorplan.domain.credit.ReservationId;
import floorplan.domain.reconcile.ComparedMovements;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import floorplan.workflows.credit.CreditReservations;
import floorplan.workflows.credit.DealerAmount;
import floorplan.workflows.credit.ReservationRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides' movements, range by range. It compares single movements only in a range whose digests differ.
 */
final class MovementCheck {
    private final ReconcileStubs stubs;
    private final ReconcileFindings findings;
    private final Duration age;
    private final boolean reservationsFirst;

    /**
     * @param reservationsFirst false in histories that are older than this parameter; they refuse to renew a lost
     *     reservation beyond the limit
     */
    MovementCheck(ReconcileStubs stubs, ReconcileFindings findings, Duration age, boolean reservationsFirst) {
        this.reservationsFirst = reservationsFirst;
        this.stubs = stubs;
        this.findings = findings;
        this.age = age;
    }

    /** @return the id after which the next range begins; null after the last range */
    @Nullable
    String page(MovementSource source, String after) {
        RangeDigest account =
                stubs.account("add up the account side's " + source).next(source, after, age);
        RangeDigest credit = stubs.credit("add up the credit side's " + source).digest(account.range());
        findings.add(source, account, credit);
        if (!account.hash().equals(credit.hash())) {
            lookInto(source, account);
        }
        return account.range().through();
    }

    private void lookInto(MovementSource source, RangeDigest digest) {
        List<Movement> account =
                stubs.account("list the movements, because the two sums differ").movements(digest.range(), age);
        ComparedMovements comparison =
                stubs.credit("compare movement by movement").compare(digest.range(), account);
        comparison.differing().forEach(findings::found);
        if (!comparison.missing().isEmpty()) {
            mend(source, comparison.missing());
        }
        if (!comparison.unknown().isEmpty()) {
            List<Movement> unknown =
                    stubs.account("look for movements that it did not name").unknown(source, comparison.unknown());
            unknown.forEach(movement -> findings.found(unknown(movement)));
            List<Movement> young = new ArrayList<>(comparison.unknown());
            young.removeAll(unknown);
            findings.leaveOut(source, young);
        }
    }

    private void mend(MovementSource source, List<Movement> missing) {
        switch (source) {
            case RESTORATIONS, REVERSALS, CORRECTIONS -> {
                List<String> unsent = stubs.account("send " + missing.size() + " again")
                        .sendAgain(source, missing.stream().map(Movement::id).toList());
                for (Movement movement : missing) {
                    if (unsent.contains(movement.id())) {
                        findings.found(missing(movement));
                    } else {
                        findings.sentAgain(movement.dealerId());
                    }
                }
            }
            case RESERVATIONS -> reserve(missing);
        }
    }

    private void reserve(List<Movement> missing) {
        Map<String, List<Movement>> byImport = new TreeMap<>();
        missing.forEach(movement -> byImport.computeIfAbsent(
                        ReservationId.parse(movement.id()).importId(), id -> new ArrayList<>())
                .add(movement));
        byImport.forEach((importId, movements) -> {
            Map<String, String> refusals = new HashMap<>();
            for (ReservationRefusal refusal : reserveAgain(importId, movements)) {
                refusals.put(refusal.dealerId(), refusal.detail());
            }
            for (Movement movement : movements) {
                boolean reserved = reservationsFirst ? !refusals.containsKey(movement.dealerId()) : refusals.isEmpty();
                if (reserved) {
                    findings.reservedAgain(movement.dealerId());
                } else {
                    findings.found(notReserved(
                            movement,
                            refusals.getOrDefault(
                                    movement.dealerId(), "the credit of other dealers of its import was refused")));
                }
            }
        });
    }

    private List<ReservationRefusal> reserveAgain(String importId, List<Movement> movements) {
        CreditReservations credit = stubs.reservations("reserve again for import " + importId);
        List<DealerAmount> amounts =
                movements.stream().map(MovementCheck::amount).toList();
        return reservationsFirst ? credit.reserveAgain(importId, amounts) : credit.reserve(importId, amounts);
    }

    private static DealerAmount amount(Movement movement) {
        return new DealerAmount(movement.dealerId(), movement.currency(), movement.cents());
    }

    private static Difference notReserved(Movement movement, String why) {
        return new Difference(
                Difference.DifferenceKind.RESERVATION_MISSING,
                movement.id(),
                movement.dealerId(),
                movement.currency(),
                movement.cents(),
                null,
                "the loans are drawn, but their credit is not reserved, and the credit line refuses it now: " + why);
    }

    private static Difference missing(Movement movement) {
        return new Difference(
                Difference.DifferenceKind.MOVEMENT_MISSING,
                movement.id(),
                movement.dealerId(),
                movement.currency(),
                movement.cents(),
                null,
                "the credit side has no outcome of this movement. It was not sent again: it is older than "
                        + "floorplan.credit.retention, so its row may have been deleted, or sending it failed "
                        + "(see the log)");
    }

    private static Difference unknown(Movement movement) {
        return new Difference(
                Difference.DifferenceKind.MOVEMENT_UNKNOWN,
                movement.id(),
                movement.dealerId(),
                movement.currency(),
                null,
                movement.cents(),
                "the credit side has carried out this movement, and the account side has no record of it");
    }
}
