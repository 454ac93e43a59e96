package floorplan.domain.accrual;

import floorplan.domain.loan.LoanType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the strategy of a loan type. Each type has exactly one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AccrualFor {
    /** The loan type. */
    LoanType value();
}
