package floorplan.workflows.rate;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The one step of a rate change. It may run twice and then finds its work done; it throws when the database is down. */
@ActivityInterface
public interface RateSteps {
    /** Adds the rate under the loan's lock, or says why not and changes nothing. */
    @ActivityMethod(name = "AddRate")
    RateResult addRate(RateChange change);
}
