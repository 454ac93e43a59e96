package floorplan.domain.repayment;

/**
 * The unapplied receipt that pays a repayment, in place of cash.
 *
 * @param receiptId 32 hex digits
 * @param atMost true if the repayment's amount is only a limit: the repayment takes the least of this limit, the open
 *     part of the receipt, and the payer's debt on the value date
 */
public record FromReceipt(String receiptId, boolean atMost) {}
