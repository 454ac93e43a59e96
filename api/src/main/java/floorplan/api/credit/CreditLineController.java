package floorplan.api.credit;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TimeCursor;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.security.Caller;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.money.Money;
import floorplan.store.cache.CachedReads;
import floorplan.store.credit.CreditLine;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.CreditViews.LineMovement;
import floorplan.store.credit.CreditViews.LogPosition;
import io.swagger.v3.oas.annotations.Operation;
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
    private final CreditViews credit;
    private final CachedReads<CreditLine> cached;

    CreditLineController(CreditViews credit, CachedReads<CreditLine> cached) {
        this.cached = cached;
        this.credit = credit;
    }

    /**
     * A credit line. Amounts are decimal strings.
     *
     * @param available limit − used; below zero if the limit was lowered below the used amount, or a reversal used more
     *     than was available
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
     * @param kind RESERVATION uses credit, RESTORATION gives it back, REVERSAL uses it again, CORRECTION does either
     * @param outcome only movements with RESERVED, RESTORED, REVERSED or CORRECTED count towards the used amount
     * @param amount above zero; a CORRECTION gives back so much, or uses it again if below zero
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
