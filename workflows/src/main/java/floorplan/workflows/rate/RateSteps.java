package floorplan.workflows.rate;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The only step of a rate change. It may run twice and then finds its work done. It throws if the database is down. */
@ActivityInterface
public interface RateSteps {
    /** Adds the rate under the loan's lock, or returns the reason for a refusal and changes nothing. */
    @ActivityMethod(name = "AddRate")
    RateResult addRate(RateChange change);
}
