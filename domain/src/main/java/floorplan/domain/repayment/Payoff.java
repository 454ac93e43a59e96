package floorplan.domain.repayment;

import floorplan.domain.loan.Owed;
import java.time.LocalDate;

/**
 * What would pay a loan off.
 *
 * @param date the value date it holds for
 * @param dealer what the dealer would have to pay
 * @param manufacturer what the manufacturer would have to pay
 */
public record Payoff(LocalDate date, Owed dealer, Owed manufacturer) {}
