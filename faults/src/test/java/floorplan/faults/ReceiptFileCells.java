package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults while a bank's file is booked: every line once, and the same books as without the fault. */
final class ReceiptFileCells {
    /** Lines of a file; {@code -Dfaults.lines=50000} for the full trial. */
    private static final int LINES = Integer.getInteger("faults.lines", 6_000);

    /** Kills of the process per run; {@code -Dfaults.kills=20} for the full trial. */
    private static final int KILLS = Integer.getInteger("faults.kills", 2);

    private static final int LOANS = 20;

    /** The seed picks no loan type, so the loans are the same in both halves of a run. */
    private static final List<String> DEALERS = List.of("DEALER");

    private static final long CENTS = 50_00;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";

    private ReceiptFileCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of(
                        "receipt file / its process killed again and again",
                        trial -> sameBooks(trial, () -> {
                            for (int kill = 1; kill <= KILLS; kill++) {
                                awaitLine(trial, LINES * kill / (KILLS + 2));
                                trial.rig.host().kill();
                                trial.rig.host().startAgain();
                            }
                        })),
                Cell.of(
                        "receipt file / Redis wiped",
                        trial -> sameBooks(trial, () -> {
                            awaitLine(trial, 1);
                            trial.rig.stack.wipeRedis();
                        })),
                Cell.of(
                        "receipt file / RabbitMQ killed",
                        trial -> sameBooks(trial, () -> {
                            awaitLine(trial, 1);
                            restart(trial, Server.RABBITMQ);
                        })),
                Cell.of(
                        "receipt file / MySQL killed",
                        trial -> sameBooks(trial, () -> {
                            awaitLine(trial, 1);
                            restart(trial, Server.MARIADB);
                        })),
                Cell.of("receipt file / the same file twice at once", ReceiptFileCells::twice));
    }

    private static void restart(Trial trial, Server server) {
        trial.rig.stack.kill(server);
        trial.sleepUpTo(Duration.ofSeconds(3));
        TestStack.get();
    }

    /** Requires that a file with a fault leaves the same lines, receipts, loans and credit as without. */
    private static void sameBooks(Trial trial, Runnable fault) {
        String file = file(trial.loans(LOANS, DEALERS));
        insist(trial, file);
        settled(trial);
        List<String> undisturbed = books(trial);
        trial.system.empty();
        trial.loans(LOANS, DEALERS);
        // Slows the file down, so the fault comes in the middle.
        trial.rig.hostWires().account().delay(Duration.ofMillis(10));
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> insist(trial, file));
        fault.run();
        trial.require(!isOver(trial), "the fault came when all was booked");
        trial.rig.hostWires().account().heal();
        sent.join();
        settled(trial);
        requireEveryLineOnce(trial);
        trial.require(undisturbed.equals(books(trial)), "file: the books differ from those of an undisturbed file");
    }

    private static String file(List<String> loans) {
        return HEADER
                + IntStream.range(0, LINES)
                        .mapToObj(i -> "B-%d,RECEIPT,2026-03-10,50.00,CNY,DEALER,%s,,,\n"
                                .formatted(i, loans.get(i % loans.size())))
                        .collect(Collectors.joining());
    }

    private static void twice(Trial trial) {
        String file = file(trial.loans(LOANS, DEALERS));
        Stream.of(1, 2)
                .map(i -> CompletableFuture.runAsync(() -> insist(trial, file)))
                .toList()
                .forEach(CompletableFuture::join);
        settled(trial);
        requireEveryLineOnce(trial);
        trial.require(
                trial.account("SELECT COUNT(*) FROM receipt_file WHERE status <> 'REPEATED'") == 1,
                "file: the same bytes are several files");
    }

    /** Sends the file until it is answered as booked, as a client does that gets no answer. */
    private static void insist(Trial trial, String file) {
        String control = "receipts=%d/%d.00, returns=0/0".formatted(LINES, LINES * CENTS / 100);
        await("the file is booked").atMost(LONGEST).until(() -> isBooked(trial, file, control));
    }

    private static boolean isBooked(Trial trial, String file, String control) {
        try {
            Answer answer = trial.system.send(trial.system
                    .request("/v1/receipt-files/csv")
                    .header("Content-Type", "text/csv")
                    .header("Floorplan-Control", control)
                    .header("Prefer", "wait=10")
                    .POST(BodyPublishers.ofString(file)));
            return answer.status() == 201;
        } catch (UncheckedIOException down) {
            return false;
        }
    }

    /** A client that asks again sends the bytes again, which ends at once as a file of its own. */
    private static boolean isOver(Trial trial) {
        return trial.account("SELECT COUNT(*) FROM receipt_file WHERE finished_at IS NOT NULL AND status <> 'REPEATED'")
                > 0;
    }

    /** Waits until so many lines are booked, and some more that the seed picks. */
    private static void awaitLine(Trial trial, int line) {
        int from = line + trial.random.nextInt(LINES / 10);
        await("line " + from)
                .atMost(LONGEST)
                .until(() -> trial.account("SELECT COALESCE(MAX(receipts_through), 0) FROM receipt_file") >= from
                        || isOver(trial));
    }

    private static void settled(Trial trial) {
        await("both sides done")
                .atMost(LONGEST)
                .until(() -> Checkers.quietAndBalanced(trial).isEmpty());
    }

    private static void requireEveryLineOnce(Trial trial) {
        long cash = trial.account("SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND loan_type = 'NONE'");
        trial.require(cash == LINES * CENTS, "file: cash is " + cash + " of " + LINES * CENTS);
        long receipts = trial.account("SELECT COUNT(*) FROM receipt WHERE origin = 'BANK' AND amount = " + CENTS);
        trial.require(receipts == LINES, "file: " + receipts + " receipts of " + LINES + " lines");
        long booked = trial.account("SELECT COUNT(*) FROM receipt_file_line WHERE booking_date IS NOT NULL");
        trial.require(booked == LINES, "file: " + booked + " lines are booked, of " + LINES);
        long kept = trial.account("SELECT SUM(line_count) FROM receipt_file_sum WHERE outcome <> ''");
        trial.require(kept == LINES, "file: its kept figures count " + kept + " lines, of " + LINES);
    }

    /** All that a file changes, without ids and times that differ between two runs. */
    private static List<String> books(Trial trial) {
        List<String> books = new ArrayList<>();
        Stream.of(
                        "SELECT CONCAT_WS(' ', line, kind, outcome, receipt_id, booking_date) FROM receipt_file_line ORDER BY line",
                        "SELECT CONCAT_WS(' ', id, payer, party, amount, open_amount, status) FROM receipt ORDER BY id",
                        "SELECT CONCAT_WS(' ', loan_no, principal, dealer_interest_paid, late_fee_paid, penalty_paid) FROM loan ORDER BY loan_no")
                .forEach(sql -> books.addAll(
                        trial.system.account.sql(sql).query(String.class).list()));
        books.addAll(trial.system
                .clms
                .sql("SELECT CONCAT_WS(' ', dealer_id, used) FROM credit_line ORDER BY dealer_id")
                .query(String.class)
                .list());
        return books;
    }
}
