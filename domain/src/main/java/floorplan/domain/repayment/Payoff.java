package floorplan.domain.repayment;

import floorplan.domain.loan.Owed;
import java.time.LocalDate;

/**
 * The amounts that would pay a loan off on a date.
 *
 * @param date the value date for which the amounts hold
 * @param dealer the amounts that the dealer would have to pay
 * @param manufacturer the amounts that the manufacturer would have to pay
 */
public record Payoff(LocalDate date, Owed dealer, Owed manufacturer) {}
