package floorplan.domain;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.repayment.Repayments;
import java.util.List;

/** The strategies and repayments under test, put together. */
public final class Strategies {

    public static final AccrualStrategies ALL =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    public static final Repayments REPAYMENTS = new Repayments(ALL, 90);

    private Strategies() {}
}
