package floorplan.store.dayend;

import java.time.YearMonth;

/** The paid part of the dealer's interest of a month, in cents. */
public record PeriodPaid(YearMonth month, long dealerCents) {}
