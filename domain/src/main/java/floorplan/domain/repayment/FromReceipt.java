package floorplan.domain.repayment;

/**
 * The unapplied receipt that pays a repayment, in place of cash.
 *
 * @param receiptId 32 hex digits
 * @param atMost true if the repayment's amount is only a limit: it takes the least of that, what is open of the
 *     receipt, and what the payer owes on the value date
 */
public record FromReceipt(String receiptId, boolean atMost) {}
