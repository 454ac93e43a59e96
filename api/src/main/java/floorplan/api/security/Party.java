package floorplan.api.security;

import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.store.loan.LoanViews.Parties;
import org.jspecify.annotations.Nullable;

/**
 * The party that a token acts for.
 *
 * @param id the dealer or manufacturer that the token is limited to; empty for the lender, who is not limited
 */
public record Party(PartyKind kind, String id) {
    /** The lender's own programs, which see everything. */
    static final Party LENDER = new Party(PartyKind.LENDER, "");

    /** The role of a party in a loan. */
    enum PartyKind {
        LENDER,
        DEALER,
        MANUFACTURER
    }

    /** True if the party may pay as this payer and see this payer's repayments. */
    public boolean paysAs(Payer payer) {
        return kind == PartyKind.LENDER || payer == payer();
    }

    /** The only payer whose repayments the party sees; null if it sees those of all payers. */
    public @Nullable Payer payer() {
        return switch (kind) {
            case LENDER -> null;
            case DEALER -> Payer.DEALER;
            case MANUFACTURER -> Payer.MANUFACTURER;
        };
    }

    /** The only dealer whose loans the party sees; null if the party is no dealer. */
    public @Nullable String dealerId() {
        return kind == PartyKind.DEALER ? id : null;
    }

    /** The only manufacturer whose loans the party sees; null if the party is no manufacturer. */
    public @Nullable String manufacturerId() {
        return kind == PartyKind.MANUFACTURER ? id : null;
    }

    /** True if a loan of these parties is the party's own. */
    boolean owns(Parties loan) {
        return switch (kind) {
            case LENDER -> true;
            case DEALER -> loan.dealerId().equals(id);
            case MANUFACTURER -> loan.manufacturerId().equals(id);
        };
    }

    /**
     * True if an unapplied receipt is the party's own.
     *
     * @param paidBy the id of the dealer or manufacturer that paid it; null if unknown
     */
    public boolean ownsReceiptOf(ReceiptPayer receiptPayer, @Nullable String paidBy) {
        Payer own = payer();
        return own == null || (receiptPayer == ReceiptPayer.of(own) && id.equals(paidBy));
    }

    /** True if the party sees the dealer's debts and payments. A manufacturer does not. */
    public boolean seesDealersFigures() {
        return kind != PartyKind.MANUFACTURER;
    }

    /** True if the party may see the dealer's credit line. */
    public boolean ownsLineOf(String dealerId) {
        return kind == PartyKind.LENDER || (kind == PartyKind.DEALER && id.equals(dealerId));
    }
}
