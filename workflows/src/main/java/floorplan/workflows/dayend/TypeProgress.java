package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import java.time.Duration;

/**
 * The progress of a loan type on a date.
 *
 * @param eligible the number of loans to accrue for the date
 * @param done the number of loans accrued for the date
 * @param failed the number of loans that could not be accrued
 * @param elapsed the time since the workflow of the loan type began
 */
public record TypeProgress(LoanType loanType, long eligible, long done, long failed, Duration elapsed) {
    /** Loans a second so far; 0 before the first second is over. */
    public long perSecond() {
        return elapsed.toSeconds() == 0 ? 0 : (done + failed) / elapsed.toSeconds();
    }

    /** The progress in words for a person. */
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
