package floorplan.api.loan;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.store.loan.AccrualLine;
import floorplan.store.loan.LoanHistory;
import floorplan.store.loan.LoanHistory.BookedEntry;
import floorplan.store.loan.LoanHistory.Dates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a loan's daily accruals and its postings. */
@RestController
@Tag(name = "Loans")
@RequestMapping("/v1/loans/{id}")
class LoanHistoryController {
    private final LoanHistory history;
    private final OwnLoans own;

    LoanHistoryController(LoanHistory history, OwnLoans own) {
        this.history = history;
        this.own = own;
    }

    /**
     * The daily accrual rows, oldest first. The differences of a correction are rows of their own, after the first row
     * of their date. The rows of a date stay on one page, even if there are more than {@code limit}.
     */
    @Operation(operationId = "listAccruals", summary = "List a loan's daily accruals")
    @GetMapping("/accruals")
    @Refuses({ProblemType.LOAN_INCOMPLETE})
    Page<AccrualAnswer> accruals(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate from = Cursor.date(cursor, LocalDate.EPOCH);
        requireVisible(caller, id);
        Dates<AccrualLine> rows = history.accruals(
                        id, from, Cursor.limit(limit), caller.party().seesDealersFigures())
                .orElseThrow(() -> ApiProblem.noLoan(id));
        boolean more = !rows.nextDate().isAfter(rows.through());
        return Page.of(
                rows.rows().stream()
                        .map(row -> AccrualAnswer.of(id, row, caller.party()))
                        .toList(),
                more ? Cursor.encode(rows.nextDate().toString()) : null,
                next -> accruals(caller, id, Page.MOST_ITEMS, next));
    }

    /** More entries than any loan has on one date. */
    private static final int MOST_OF_A_DATE = 1_000_000;

    /** The position at which a page of entries ends: a date, and the number of its entries already shown. */
    private record EntryPosition(LocalDate date, int shown) {
        static EntryPosition parse(String text) {
            String[] parts = text.split("/", 2);
            return new EntryPosition(Cursor.date(parts[0]), Math.toIntExact(Cursor.number(parts[1], MOST_OF_A_DATE)));
        }

        @Override
        public String toString() {
            return date + "/" + shown;
        }
    }

    /**
     * The postings, in the order of the dates they are calculated for. A late repayment or a reversal has no posting of
     * its own: its correction posts the net difference, calculated for the earliest date that it changes.
     */
    @Operation(operationId = "listLoanPostings", summary = "List a loan's postings")
    @GetMapping("/journal")
    @Refuses({ProblemType.LOAN_INCOMPLETE})
    Page<EntryAnswer> journal(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        EntryPosition from = Cursor.decode(
                cursor, EntryPosition::parse, EntryPosition::toString, new EntryPosition(LocalDate.EPOCH, 0));
        requireVisible(caller, id);
        Dates<BookedEntry> dates =
                history.entries(id, from.date(), Cursor.limit(limit)).orElseThrow(() -> ApiProblem.noLoan(id));
        List<BookedEntry> rows = dates.rows().stream().skip(from.shown()).toList();
        if (rows.size() > limit) {
            List<BookedEntry> shown = rows.subList(0, limit);
            return page(caller, id, shown, after(shown, from));
        }
        LocalDate next = dates.nextDate();
        return page(caller, id, rows, next.isAfter(dates.through()) ? null : new EntryPosition(next, 0));
    }

    private void requireVisible(Caller caller, String id) {
        if (own.hides(caller, id)) {
            throw ApiProblem.noLoan(id);
        }
    }

    private static EntryPosition after(List<BookedEntry> shown, EntryPosition from) {
        LocalDate last = shown.getLast().entry().calculatedFor();
        long ofLastDate = shown.stream()
                .filter(booked -> booked.entry().calculatedFor().equals(last))
                .count();
        return new EntryPosition(last, Math.toIntExact(ofLastDate) + (last.equals(from.date()) ? from.shown() : 0));
    }

    private Page<EntryAnswer> page(Caller caller, String id, List<BookedEntry> rows, @Nullable EntryPosition next) {
        return Page.of(
                rows.stream().map(EntryAnswer::of).toList(),
                next == null ? null : Cursor.encode(next.toString()),
                cursor -> journal(caller, id, Page.MOST_ITEMS, cursor));
    }
}
