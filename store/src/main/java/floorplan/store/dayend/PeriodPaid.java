package floorplan.store.dayend;

import java.time.YearMonth;

/** What was paid of the dealer's interest of a month, in cents. */
public record PeriodPaid(YearMonth month, long dealerCents) {}
