package floorplan.api.credit;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TimeCursor;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.security.Caller;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.money.Money;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.cache.CachedReads;
import floorplan.store.credit.CreditLine;
import floorplan.store.credit.CreditLineList;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.CreditViews.LineMovement;
import floorplan.store.credit.CreditViews.LogPosition;
import floorplan.store.database.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a dealer's credit line and its movements. */
@RestController
@Tag(name = "Credit lines")
@RequestMapping("/v1/credit-lines/{dealerId}")
class CreditLineController {
    private static final int MOST_DAYS = 400;
    private static final int USUAL_DAYS = 90;

    private final CreditViews credit;
    private final CreditLineList lines;
    private final CachedReads<CreditLine> cached;
    private final BusinessClock clock;
    private final BusinessZone zone;

    CreditLineController(
            CreditViews credit,
            CreditLineList lines,
            CachedReads<CreditLine> cached,
            BusinessClock clock,
            BusinessZone zone) {
        this.cached = cached;
        this.credit = credit;
        this.lines = lines;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A credit line. Amounts are decimal strings.
     *
     * @param available limit − used; below zero if the limit was lowered below the used amount, or if a reversal, a
     *     correction or a renewed reservation used more than was available
     */
    record CreditLineAnswer(String id, String dealerId, String limit, String used, String available, String currency) {
        static CreditLineAnswer of(CreditLine line) {
            return new CreditLineAnswer(
                    line.dealerId(),
                    line.dealerId(),
                    decimal(line.limit(), line.currency()),
                    decimal(line.used(), line.currency()),
                    decimal(line.available(), line.currency()),
                    line.currency());
        }
    }

    /**
     * A movement of a credit line.
     *
     * @param kind RESERVATION uses credit, RESTORATION and CORRECTION give it back, REVERSAL uses it again
     * @param outcome only movements with RESERVED, RESTORED, REVERSED or CORRECTED count towards the used amount
     * @param amount the moved amount; 0.00 if a repayment paid no principal. Below zero, the movement has the opposite
     *     effect
     * @param beyondLimit amount by which the movement left the line beyond its limit
     */
    record MovementAnswer(
            String id,
            String kind,
            CreditOutcome outcome,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String loanId,
            @Nullable LocalDate valueDate,
            @Nullable String beyondLimit,
            Instant at) {
        static MovementAnswer of(LineMovement movement) {
            Long cents = movement.cents();
            String currency = movement.currency();
            Long beyond = movement.beyondLimit();
            return new MovementAnswer(
                    movement.id(),
                    movement.kind(),
                    movement.outcome(),
                    cents == null || currency == null ? null : decimal(cents, currency),
                    currency,
                    movement.loanId(),
                    movement.valueDate(),
                    beyond == null || currency == null ? null : decimal(beyond, currency),
                    movement.at());
        }
    }

    /** The dealer's limit, used amount and available amount. */
    @Operation(operationId = "getCreditLine", summary = "Show a dealer's credit line")
    @GetMapping
    CreditLineAnswer find(@AuthenticationPrincipal Caller caller, @PathVariable String dealerId) {
        return CreditLineAnswer.of(known(caller, dealerId));
    }

    /** The dealer's movements, newest first. */
    @Operation(operationId = "listCreditMovements", summary = "List the movements of a credit line")
    @GetMapping("/movements")
    Page<MovementAnswer> movements(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String dealerId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        known(caller, dealerId);
        LogPosition after =
                TimeCursor.read(cursor, LogPosition::new, LogPosition::at, LogPosition::id, LogPosition.NEWEST);
        return Page.of(
                credit.movements(dealerId, after, Cursor.limit(limit) + 1),
                limit,
                MovementAnswer::of,
                movement -> TimeCursor.write(movement.at(), movement.id()),
                next -> movements(caller, dealerId, Page.MOST_ITEMS, next));
    }

    /** The used amount at the end of a date in the business zone; for today, the amount used now. */
    record UsageAnswer(
            @Schema(example = "2026-03-10") LocalDate date,
            @Schema(example = "592765.51") String used,
            @Schema(example = "CNY") String currency) {}

    @Operation(
            operationId = "listCreditUsage",
            summary = "List the used amount of a credit line by date",
            description =
                    "The used amount at the end of each date, oldest first: the amount used now without later movements. Earlier limits are not kept.")
    @GetMapping("/usage")
    Page<UsageAnswer> usage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String dealerId,
            @Parameter(description = "First date; 90 days before `to` if absent", example = "2026-01-05")
                    @RequestParam
                    @Nullable
                    LocalDate from,
            @Parameter(description = "Last date, at most today; today if absent", example = "2026-03-10")
                    @RequestParam
                    @Nullable
                    LocalDate to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        String currency = known(caller, dealerId).currency();
        LocalDate last = to == null ? clock.today() : to;
        if (last.isAfter(clock.today())) {
            throw ApiProblem.invalid("to", "must be at most today, " + clock.today());
        }
        LocalDate stated = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (stated.isAfter(last) || stated.isBefore(last.minusDays(MOST_DAYS))) {
            throw ApiProblem.invalid("from", "must be from " + last.minusDays(MOST_DAYS) + " to " + last);
        }
        LocalDate first = Cursor.date(cursor, stated);
        if (first.isBefore(stated) || first.isAfter(last)) {
            throw ApiProblem.invalid("cursor", "is not a cursor of this list: send nextCursor unchanged");
        }
        LocalDate end = first.plusDays(Cursor.limit(limit));
        LocalDate through = end.isAfter(last) ? last : end.minusDays(1);
        return Page.of(
                lines.usage(dealerId, first, through, zone.zone()).stream()
                        .map(day -> new UsageAnswer(day.date(), decimal(day.used(), currency), currency))
                        .toList(),
                end.isAfter(last) ? null : Cursor.encode(end.toString()),
                next -> usage(caller, dealerId, from, to, Page.MOST_ITEMS, next));
    }

    private CreditLine known(Caller caller, String dealerId) {
        return cached.find(dealerId)
                .filter(line -> caller.party().ownsLineOf(line.dealerId()))
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "Dealer " + dealerId + " has no credit line. Import one first."));
    }

    static String decimal(long cents, String currency) {
        return new Money(Currency.getInstance(currency), cents).amount().toPlainString();
    }
}
