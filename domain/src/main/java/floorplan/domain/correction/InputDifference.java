package floorplan.domain.correction;

/**
 * The booked and the correct effect of one input.
 *
 * @param input the input as known now
 * @param before the booked parts and surplus; {@link InputResult#NOTHING} if the input is new
 * @param after the correct parts and surplus
 */
public record InputDifference(LoanInput input, InputResult before, InputResult after) {

    /** The additional principal repaid, in cents; below 0 if less is repaid. */
    public long principalRepaid() {
        long more = after.parts().principal() - before.parts().principal();
        return switch (input) {
            case LoanInput.Repayment repayment -> more;
            case LoanInput.TakeBack takeBack -> -more;
            case LoanInput.Waiver waiver -> 0;
        };
    }
}
