package floorplan.activities.credit;

import floorplan.domain.money.Money;
import floorplan.store.credit.CreditLimits;
import floorplan.store.credit.Reservations;
import floorplan.store.credit.Reservations.Draw;
import floorplan.store.credit.Reservations.DrawRefusal;
import floorplan.workflows.credit.CreditReservations;
import floorplan.workflows.credit.DealerAmount;
import floorplan.workflows.credit.LimitRefusal;
import floorplan.workflows.credit.ReservationRefusal;
import floorplan.workflows.credit.ReservationRefusal.RefusalCause;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The imports' half of the credit side on the real database. */
public final class CreditReservationActivities implements CreditReservations {
    private final Reservations reservations;
    private final CreditLimits limits;

    public CreditReservationActivities(Reservations reservations, CreditLimits limits) {
        this.reservations = reservations;
        this.limits = limits;
    }

    @Override
    public List<ReservationRefusal> reserve(String importId, List<DealerAmount> amounts) {
        return refusals(reservations.reserve(importId, draws(amounts)));
    }

    @Override
    public List<ReservationRefusal> reserveAgain(String importId, List<DealerAmount> amounts) {
        return refusals(reservations.reserveAgain(importId, draws(amounts)));
    }

    private static List<Draw> draws(List<DealerAmount> amounts) {
        return amounts.stream()
                .map(amount -> new Draw(amount.dealerId(), amount.currency(), amount.cents()))
                .toList();
    }

    private static List<ReservationRefusal> refusals(List<DrawRefusal> refusals) {
        return refusals.stream().map(CreditReservationActivities::refusal).toList();
    }

    @Override
    public void release(String importId, List<String> dealerIds) {
        reservations.release(importId, dealerIds);
    }

    @Override
    public List<LimitRefusal> setLimits(String importId, @Nullable String by) {
        return limits.set(importId, Objects.requireNonNullElse(by, "unknown")).stream()
                .map(refused -> new LimitRefusal(refused.line(), refused.field(), refused.reason()))
                .toList();
    }

    @Override
    public void forgetLimits(String importId) {
        limits.forget(importId);
    }

    private static ReservationRefusal refusal(DrawRefusal refusal) {
        Draw draw = refusal.draw();
        String dealerId = draw.dealerId();
        return switch (refusal) {
            case DrawRefusal.UnknownDealer unknown ->
                new ReservationRefusal(
                        dealerId,
                        RefusalCause.UNKNOWN_DEALER,
                        0,
                        "dealer " + dealerId + " has no credit line: import it first");
            case DrawRefusal.WrongCurrency wrong ->
                new ReservationRefusal(
                        dealerId,
                        RefusalCause.WRONG_CURRENCY,
                        0,
                        "the credit line of dealer " + dealerId + " is in "
                                + wrong.line().currency() + ", its loans are in " + draw.currency());
            case DrawRefusal.BeyondLimit beyond ->
                new ReservationRefusal(
                        dealerId,
                        RefusalCause.BEYOND_LIMIT,
                        beyond.cents(),
                        "dealer " + dealerId + " would pass its limit by " + text(beyond.cents(), draw) + ": it has "
                                + text(beyond.line().available(), draw) + " left of "
                                + text(beyond.line().limit(), draw) + " and draws " + text(draw.cents(), draw));
            case DrawRefusal.Released released ->
                new ReservationRefusal(
                        dealerId,
                        RefusalCause.RELEASED,
                        0,
                        "the import was given up before credit of dealer " + dealerId + " was reserved");
        };
    }

    private static String text(long cents, Draw draw) {
        return new Money(Currency.getInstance(draw.currency()), cents).toString();
    }
}
