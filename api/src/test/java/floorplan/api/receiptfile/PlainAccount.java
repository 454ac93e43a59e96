package floorplan.api.receiptfile;

import floorplan.api.correction.PlainLoan;
import floorplan.api.correction.PlainLoan.Event;
import floorplan.api.correction.PlainLoan.Inputs;
import floorplan.api.correction.PlainLoan.Repaid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bank account and the loans that are repaid through it, by the rules of receipt files as docs/receipts.md states
 * them: everything in memory, line by line. It shares no code with the product.
 */
final class PlainAccount {
    private static final String RECEIPT = "RECEIPT";

    /** The loans by number. */
    final Map<String, Inputs> loans = new HashMap<>();

    private final Map<String, String> loansByVin = new HashMap<>();

    /** The first line with each key. */
    private final Map<String, Line> known = new HashMap<>();

    /** Booked receipts that have a reference, by reference, amount and currency. */
    private final Map<String, Receipt> receipts = new HashMap<>();

    private final List<WaitingReturn> waiting = new ArrayList<>();

    /** Currency units of CNY in the bank account. */
    BigDecimal cash = PlainLoan.NOTHING;

    /** A line of Floorplan's own format. */
    record Line(
            String reference,
            String kind,
            LocalDate date,
            BigDecimal amount,
            String currency,
            String payer,
            String loanId,
            String vin,
            String original,
            String text) {
        boolean isReceipt() {
            return kind.equals(RECEIPT);
        }

        private String named(String name) {
            return name + " " + amount + " " + currency;
        }
    }

    /** The outcome of a line, and the amount that its loan took. */
    record Outcome(String name, @Nullable BigDecimal taken) {
        static Outcome of(String name) {
            return new Outcome(name, null);
        }
    }

    /** A receipt that a line of a file brought. */
    private static final class Receipt {
        final Line line;
        final @Nullable String loan;
        boolean returned;

        @Nullable
        Repaid applied;

        Receipt(Line line, @Nullable String loan) {
            this.line = line;
            this.loan = loan;
        }
    }

    private record WaitingReturn(Line line, List<Outcome> outcomes, int at) {}

    void add(String number, String vin, Inputs loan) {
        loans.put(number, loan);
        loansByVin.put(vin, number);
    }

    /** Books a file and returns the outcome of each line; that of a return that waits may change later. */
    List<Outcome> book(List<Line> lines) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Optional<String>> matches = lines.stream().map(this::match).toList();
        Map<Line, Integer> occurrences = new HashMap<>();
        List<String> keys = lines.stream().map(line -> key(line, occurrences)).toList();
        lines.forEach(line -> outcomes.add(Outcome.of("")));
        Map<Integer, Receipt> booked = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isReceipt() && isNew(keys.get(i), line, outcomes, i)) {
                booked.put(i, receive(line, matches.get(i)));
            }
        }
        List<WaitingReturn> returns = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!line.isReceipt() && isNew(keys.get(i), line, outcomes, i)) {
                returns.add(new WaitingReturn(line, outcomes, i));
            }
        }
        returns.addAll(waiting);
        waiting.clear();
        returns.forEach(this::takeBack);
        for (int i = 0; i < lines.size(); i++) {
            Receipt receipt = booked.get(i);
            if (receipt != null) {
                outcomes.set(i, apply(receipt));
            }
        }
        return outcomes;
    }

    private boolean isNew(String key, Line line, List<Outcome> outcomes, int at) {
        Line first = known.putIfAbsent(key, line);
        if (first != null) {
            outcomes.set(at, Outcome.of(first.equals(line) ? "DUPLICATE" : "CONFLICT"));
        }
        return first == null;
    }

    private static String key(Line line, Map<Line, Integer> occurrences) {
        return line.reference().isEmpty()
                ? line + "#" + occurrences.merge(line, 1, Integer::sum)
                : "reference " + line.reference();
    }

    private Optional<String> match(Line line) {
        List<String> words = List.of(line.text().split("[^A-Za-z0-9-]+"));
        Set<String> numbers = new LinkedHashSet<>(line.loanId().isEmpty() ? words : List.of(line.loanId()));
        numbers.retainAll(loans.keySet());
        if (numbers.size() == 1) {
            return Optional.of(numbers.iterator().next());
        }
        Set<String> cars = new LinkedHashSet<>();
        for (String vin : line.vin().isEmpty() ? words : List.of(line.vin())) {
            String loan = loansByVin.get(vin);
            if (loan != null && !now(loan).isPaidOff()) {
                cars.add(loan);
            }
        }
        return cars.size() == 1 ? Optional.of(cars.iterator().next()) : Optional.empty();
    }

    private Receipt receive(Line line, Optional<String> loan) {
        Receipt receipt = new Receipt(line, loan.orElse(null));
        if (line.currency().equals("CNY")) {
            cash = cash.add(line.amount());
        }
        if (!line.reference().isEmpty()) {
            receipts.put(line.named(line.reference()), receipt);
        }
        return receipt;
    }

    private void takeBack(WaitingReturn wanted) {
        wanted.outcomes().set(wanted.at(), Outcome.of(returned(wanted)));
    }

    private String returned(WaitingReturn wanted) {
        Line line = wanted.line();
        if (line.original().isEmpty()) {
            return "RETURN_UNMATCHED";
        }
        Receipt receipt = receipts.get(line.named(line.original()));
        if (receipt == null) {
            waiting.add(wanted);
            return "RETURN_WAITING";
        }
        if (receipt.returned) {
            return "RETURN_NOT_OPEN";
        }
        receipt.returned = true;
        if (line.currency().equals("CNY")) {
            cash = cash.subtract(line.amount());
        }
        Repaid applied = receipt.applied;
        if (applied == null) {
            return "RETURNED";
        }
        events(receipt)
                .replaceAll(event -> event.equals(applied)
                        ? new Repaid(
                                applied.id(),
                                applied.date(),
                                applied.sequence(),
                                applied.payer(),
                                applied.amount(),
                                "BOUNCED")
                        : event);
        return "REVERSED";
    }

    private Outcome apply(Receipt receipt) {
        if (receipt.returned) {
            return Outcome.of("USED_OTHERWISE");
        }
        String number = receipt.loan;
        if (number == null) {
            return Outcome.of("UNMATCHED");
        }
        Line line = receipt.line;
        String payer = line.payer().isEmpty() ? "DEALER" : line.payer();
        BigDecimal taken =
                line.currency().equals("CNY") ? line.amount().min(owed(number, payer, line.date())) : PlainLoan.NOTHING;
        if (taken.signum() == 0) {
            return Outcome.of("NOT_APPLIED");
        }
        List<Event> events = events(receipt);
        Repaid repaid = new Repaid("R" + events.size(), line.date(), events.size(), payer, taken, null);
        receipt.applied = repaid;
        events.add(repaid);
        return new Outcome(taken.compareTo(line.amount()) == 0 ? "APPLIED" : "PARTLY_APPLIED", taken);
    }

    private List<Event> events(Receipt receipt) {
        return loan(String.valueOf(receipt.loan)).events();
    }

    private Inputs loan(String number) {
        Inputs loan = loans.get(number);
        if (loan == null) {
            throw new IllegalArgumentException("no loan " + number);
        }
        return loan;
    }

    private BigDecimal owed(String loan, String payer, LocalDate valueDate) {
        PlainLoan then = new PlainLoan(loan(loan), valueDate.minusDays(1));
        return payer.equals("DEALER") ? then.owedByDealer() : PlainLoan.sum(then.manufacturerOwes);
    }

    /** The loan after all of its inputs. */
    private PlainLoan now(String loan) {
        LocalDate last = loan(loan).events().stream()
                .map(Event::date)
                .max(Comparator.naturalOrder())
                .orElse(loan(loan).terms().drawdown());
        return new PlainLoan(loan(loan), last);
    }

    /** Everything received and not returned, less all that loans have taken of it. */
    BigDecimal unapplied(LocalDate through) {
        BigDecimal left = cash;
        for (Inputs loan : loans.values()) {
            PlainLoan then = new PlainLoan(loan, through);
            for (Event event : loan.events()) {
                List<BigDecimal> parts = then.partsOf(event.id());
                left = left.subtract(parts.subList(0, 4).stream().reduce(PlainLoan.NOTHING, BigDecimal::add));
            }
        }
        return left;
    }
}
