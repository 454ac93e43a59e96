package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import java.time.Duration;

/**
 * How far a loan type is with a date.
 *
 * @param eligible loans that had the date before them
 * @param done loans for which it is accrued
 * @param failed loans for which it could not be accrued
 * @param elapsed since the first range was begun
 */
public record TypeProgress(LoanType loanType, long eligible, long done, long failed, Duration elapsed) {
    /** Loans a second so far; 0 before the first second is over. */
    public long perSecond() {
        return elapsed.toSeconds() == 0 ? 0 : (done + failed) / elapsed.toSeconds();
    }

    /** As a person reads it. */
    public String inWords() {
        long left = Math.max(0, eligible - done - failed);
        return "%s: %,d of %,d loans done, %,d failed%s"
                .formatted(
                        loanType,
                        done,
                        eligible,
                        failed,
                        left == 0 || perSecond() == 0
                                ? ""
                                : ", %,d/s, about %,d s left".formatted(perSecond(), left / perSecond() + 1));
    }
}
