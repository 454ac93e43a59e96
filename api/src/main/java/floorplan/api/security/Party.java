package floorplan.api.security;

import floorplan.domain.loan.Payer;
import floorplan.store.loan.LoanViews.Parties;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token acts for.
 *
 * @param id the dealer or manufacturer that the token is limited to; empty for the lender, who is not limited
 */
public record Party(PartyKind kind, String id) {
    /** The lender's own programs, which see everything. */
    static final Party LENDER = new Party(PartyKind.LENDER, "");

    /** What a party is to a loan. */
    enum PartyKind {
        LENDER,
        DEALER,
        MANUFACTURER
    }

    /** Whether it may pay as this payer, and see what was paid so. */
    public boolean paysAs(Payer payer) {
        return kind == PartyKind.LENDER || payer == payer();
    }

    /** The payer whose repayments alone it sees; null for any. */
    public @Nullable Payer payer() {
        return switch (kind) {
            case LENDER -> null;
            case DEALER -> Payer.DEALER;
            case MANUFACTURER -> Payer.MANUFACTURER;
        };
    }

    /** The dealer whose loans alone it sees; null for none. */
    public @Nullable String dealerId() {
        return kind == PartyKind.DEALER ? id : null;
    }

    /** The manufacturer whose loans alone it sees; null for none. */
    public @Nullable String manufacturerId() {
        return kind == PartyKind.MANUFACTURER ? id : null;
    }

    /** Whether a loan of these parties is its own. */
    boolean owns(Parties loan) {
        return switch (kind) {
            case LENDER -> true;
            case DEALER -> loan.dealerId().equals(id);
            case MANUFACTURER -> loan.manufacturerId().equals(id);
        };
    }

    /** Whether it sees what the dealer of its loans owes and has paid: a manufacturer does not. */
    public boolean seesDealersFigures() {
        return kind != PartyKind.MANUFACTURER;
    }

    /** Whether a dealer's credit line is its own. */
    public boolean ownsLineOf(String dealerId) {
        return kind == PartyKind.LENDER || (kind == PartyKind.DEALER && id.equals(dealerId));
    }
}
