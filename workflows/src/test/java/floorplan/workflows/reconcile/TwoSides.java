package floorplan.workflows.reconcile;

import floorplan.domain.credit.MessageId;
import floorplan.domain.reconcile.ComparedMovements;
import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for both sides' databases: maps of restorations and corrections, and lines that a test sets. Pages hold
 * two movements.
 */
final class TwoSides {
    private static final int PAGE = 2;

    final TreeMap<String, Movement> account = new TreeMap<>();
    final TreeMap<String, Movement> credit = new TreeMap<>();
    final List<String> young = new ArrayList<>();
    final List<String> tooOld = new ArrayList<>();
    final List<CreditLineSum> lines = new ArrayList<>();

    /** The amounts that each dealer owes at the successive looks. The last one stays. */
    final Map<String, List<Long>> owed = new HashMap<>();

    final List<MovementSource> sources = new CopyOnWriteArrayList<>();
    final List<String> sentAgain = new CopyOnWriteArrayList<>();
    final List<Difference> recorded = new CopyOnWriteArrayList<>();
    final List<String> expanded = new CopyOnWriteArrayList<>();
    final List<ReconcileProgress> finished = new CopyOnWriteArrayList<>();
    int markPages;
    private int looks;

    static Movement movement(String id, long cents) {
        return new Movement(id, "D-1", "CNY", cents);
    }

    void both(String id, long cents) {
        account.put(id, movement(id, cents));
        credit.put(id, movement(id, cents));
    }

    private static List<Movement> in(NavigableMap<String, Movement> side, MovementRange range) {
        var from = side.tailMap(range.after(), false);
        var within = range.through() == null ? from : from.headMap(range.through(), true);
        return within.values().stream()
                .filter(movement -> source(movement.id()) == range.source())
                .toList();
    }

    private static MovementSource source(String id) {
        return switch (MessageId.parse(id).kind()) {
            case RESTORATION -> MovementSource.RESTORATIONS;
            case REVERSAL -> MovementSource.REVERSALS;
            case CORRECTION -> MovementSource.CORRECTIONS;
        };
    }

    AccountReconcile accountSteps() {
        return new AccountReconcile() {
            @Override
            public void begin(String id) {}

            @Override
            public RangeDigest next(MovementSource source, String after, Duration age) {
                sources.add(source);
                List<Movement> rest = movements(new MovementRange(source, after, null), age);
                List<Movement> page = rest.subList(0, Math.min(PAGE, rest.size()));
                String through = rest.size() <= PAGE ? null : page.getLast().id();
                return RangeDigest.of(new MovementRange(source, after, through), page);
            }

            @Override
            public List<Movement> movements(MovementRange range, Duration age) {
                return in(account, range).stream()
                        .filter(movement -> !young.contains(movement.id()))
                        .toList();
            }

            @Override
            public List<Movement> unknown(MovementSource source, List<Movement> movements) {
                return movements.stream()
                        .filter(movement -> !account.containsKey(movement.id()))
                        .toList();
            }

            @Override
            public List<String> sendAgain(MovementSource source, List<String> messageIds) {
                messageIds.stream().filter(id -> !tooOld.contains(id)).forEach(sentAgain::add);
                return messageIds.stream().filter(tooOld::contains).toList();
            }

            @Override
            public Map<String, Long> principals(List<String> dealerIds) {
                int look = looks++;
                return dealerIds.stream().collect(Collectors.toMap(dealer -> dealer, dealer -> {
                    List<Long> sums = owed.getOrDefault(dealer, List.of(0L));
                    return sums.get(Math.min(look, sums.size() - 1));
                }));
            }

            @Override
            public void record(String id, List<Difference> differences) {
                recorded.addAll(differences);
            }

            @Override
            public void finish(String id, ReconcileProgress result) {
                finished.add(result);
            }
        };
    }

    CreditReconcile creditSteps() {
        return new CreditReconcile() {
            @Override
            public RangeDigest digest(MovementRange range) {
                return RangeDigest.of(range, in(credit, range));
            }

            @Override
            public ComparedMovements compare(MovementRange range, List<Movement> named) {
                expanded.add(range.after());
                TreeMap<String, Movement> left = new TreeMap<>();
                in(credit, range).forEach(movement -> left.put(movement.id(), movement));
                List<Movement> missing = new ArrayList<>();
                List<Difference> differing = new ArrayList<>();
                for (Movement movement : named) {
                    Movement other = left.remove(movement.id());
                    if (other == null) {
                        missing.add(movement);
                    } else if (!other.equals(movement)) {
                        differing.add(new Difference(
                                Difference.DifferenceKind.MOVEMENT_DIFFERS,
                                movement.id(),
                                "D-1",
                                "CNY",
                                movement.cents(),
                                other.cents(),
                                "played"));
                    }
                }
                return new ComparedMovements(missing, List.copyOf(left.values()), differing);
            }

            @Override
            public List<CreditLineSum> lines(String afterDealer) {
                return lines.stream()
                        .filter(line -> line.dealerId().compareTo(afterDealer) > 0)
                        .limit(PAGE)
                        .toList();
            }

            @Override
            public List<CreditLineSum> linesOf(List<String> dealerIds) {
                return lines.stream()
                        .filter(line -> dealerIds.contains(line.dealerId()))
                        .toList();
            }

            @Override
            public MarksPage forgetLogged(@Nullable String after) {
                int page = after == null ? 1 : Integer.parseInt(after) + 1;
                return new MarksPage(page < markPages ? String.valueOf(page) : null, page <= markPages ? 3 : 0);
            }
        };
    }
}
