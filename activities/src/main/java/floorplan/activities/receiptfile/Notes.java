package floorplan.activities.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.receiptfile.MatchedLine.LineMatch;
import java.util.Objects;

/** The reasons for which a receipt, or a part of it, stays unapplied, for people. */
final class Notes {
    private Notes() {}

    static String unmatched(MatchedLine line) {
        return Objects.requireNonNullElse(line.note(), "It was staged before receipts were matched with loans.");
    }

    static String restOf(MatchedLine line, LineMatch match, Money taken) {
        return "Loan " + match.loanNo() + " took " + taken + ": its " + word(match.payer()) + " owed no more on "
                + line.valueDate() + ".";
    }

    static String noLongerEqual(LineMatch match) {
        return "The amount was the "
                + switch (match.rule()) {
                    case PAYOFF -> "payoff";
                    default -> "interest due";
                }
                + " of loan " + match.loanNo() + ", but another payment came first.";
    }

    static String usedOtherwise(String receiptId) {
        return "Nothing of receipt " + receiptId + " was open any more. GET /v1/receipts/" + receiptId
                + " shows how it left.";
    }

    static String word(Payer payer) {
        return switch (payer) {
            case DEALER -> "dealer";
            case MANUFACTURER -> "manufacturer";
        };
    }
}
