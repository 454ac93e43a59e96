package floorplan.domain.correction;

/**
 * How the effect of an input differs from what was booked.
 *
 * @param input as it is now
 * @param before its parts and surplus as booked; nothing if it is new
 * @param after its parts and surplus as they should be
 */
public record InputDifference(LoanInput input, InputResult before, InputResult after) {

    /** Cents of principal repaid in addition; below 0 if less is repaid. */
    public long principalRepaid() {
        long more = after.parts().principal() - before.parts().principal();
        return switch (input) {
            case LoanInput.Repayment repayment -> more;
            case LoanInput.TakeBack takeBack -> -more;
            case LoanInput.Waiver waiver -> 0;
        };
    }
}
