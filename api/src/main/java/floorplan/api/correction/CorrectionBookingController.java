package floorplan.api.correction;

import floorplan.api.correction.BookedCorrectionAnswer.PostedAmounts;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.domain.loan.LoanType;
import floorplan.store.correction.CorrectionBookingTotals;
import floorplan.store.correction.CorrectionBookingTotals.DateTotals;
import floorplan.store.correction.CorrectionBookings;
import floorplan.store.correction.CorrectionBookings.BookingFilter;
import floorplan.store.correction.CorrectionBookings.BookingPosition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists prior-period adjustments: the corrections of all loans by booking date, one by one and as totals. */
@RestController
@Tag(name = "Corrections")
class CorrectionBookingController {
    private static final String BETWEEN = " ";
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    private final CorrectionBookings bookings;
    private final CorrectionBookingTotals totals;

    CorrectionBookingController(CorrectionBookings bookings, CorrectionBookingTotals totals) {
        this.bookings = bookings;
        this.totals = totals;
    }

    /** The corrections booked on a date, added up per loan type and currency. */
    @Schema(name = "CorrectionTotalsOfDate")
    record TotalsOfDateAnswer(
            @Schema(description = "Booking date", example = "2026-04-01")
            String id,

            @Schema(example = "2026-04-01") LocalDate bookingDate,

            List<TotalsOfTypeAnswer> totals) {
        static TotalsOfDateAnswer of(DateTotals date) {
            return new TotalsOfDateAnswer(
                    date.bookingDate().toString(),
                    date.bookingDate(),
                    date.totals().entrySet().stream()
                            .map(books -> new TotalsOfTypeAnswer(
                                    books.getKey().loanType(),
                                    books.getKey().currency(),
                                    books.getValue().corrections(),
                                    PostedAmounts.of(books.getValue().posted())))
                            .toList());
        }
    }

    /** The corrections of one loan type in one currency that were booked on a date. */
    @Schema(name = "CorrectionTotalsOfType")
    record TotalsOfTypeAnswer(
            LoanType loanType,

            @Schema(example = "CNY") String currency,

            @Schema(description = "Number of corrections, those that moved no account included", example = "12")
            long corrections,

            @Schema(description = "Sums of the journal's lines of these corrections")
            PostedAmounts posted) {}

    @GetMapping("/v1/corrections")
    @Operation(
            operationId = "listCorrections",
            summary = "List the corrections of all loans by booking date, newest first",
            description =
                    "Prior-period adjustments: each correction with the amounts that its entry posts per account. The amounts of a booking date add up to the journal's lines of event CORRECTION, and to `/v1/corrections/totals`.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<BookedCorrectionAnswer> list(
            @Parameter(description = "First booking date", example = "2026-04-01") @RequestParam @Nullable
                    LocalDate bookedFrom,
            @Parameter(description = "Last booking date", example = "2026-04-30") @RequestParam @Nullable
                    LocalDate bookedTo,
            @Parameter(description = "Type of the loan") @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        BookingPosition after = Cursor.decode(
                cursor,
                CorrectionBookingController::position,
                CorrectionBookingController::write,
                BookingPosition.NEWEST);
        return Page.of(
                bookings.list(new BookingFilter(bookedFrom, bookedTo, loanType), after, Cursor.limit(limit) + 1),
                limit,
                BookedCorrectionAnswer::of,
                booked -> write(booked.position()),
                next -> list(bookedFrom, bookedTo, loanType, Page.MOST_ITEMS, next));
    }

    @GetMapping("/v1/corrections/totals")
    @Operation(
            operationId = "listCorrectionTotals",
            summary = "Add up corrections by booking date, newest first",
            description =
                    "Sums of the journal's lines of event CORRECTION, per booking date, loan type and currency. A date without corrections is left out. A CSV file has a row per loan type and currency.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<TotalsOfDateAnswer> totals(
            @Parameter(description = "First booking date", example = "2026-04-01") @RequestParam @Nullable
                    LocalDate bookedFrom,
            @Parameter(description = "Last booking date", example = "2026-04-30") @RequestParam @Nullable
                    LocalDate bookedTo,
            @Parameter(description = "Type of the loans") @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate before = Cursor.date(cursor, AFTER_ALL);
        return Page.of(
                totals.list(new BookingFilter(bookedFrom, bookedTo, loanType), before, Cursor.limit(limit) + 1),
                limit,
                TotalsOfDateAnswer::of,
                date -> date.bookingDate().toString(),
                next -> totals(bookedFrom, bookedTo, loanType, Page.MOST_ITEMS, next));
    }

    private static BookingPosition position(String written) {
        String[] parts = written.split(BETWEEN, 3);
        return new BookingPosition(
                Cursor.date(parts[0]),
                Cursor.number(parts[1], Long.MAX_VALUE),
                Math.toIntExact(Cursor.number(parts[2], Integer.MAX_VALUE)));
    }

    private static String write(BookingPosition position) {
        return position.bookingDate() + BETWEEN + position.loanId() + BETWEEN + position.seq();
    }
}
