package floorplan.store.receipt;

import floorplan.domain.money.Money;
import floorplan.domain.receipt.ReceiptPayer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money from a bank that no loan takes yet.
 *
 * @param id 32 hex digits
 * @param account the bank account that it came to
 * @param party the id of the dealer or manufacturer that paid; null if unknown
 * @param amount above 0
 * @param receivedOn the bank's value date
 * @param note why no loan took it, or the line of the bank's file that brought it, for people; at most 500 characters
 */
public record NewReceipt(
        String id,
        String account,
        ReceiptPayer payer,
        @Nullable String party,
        Money amount,
        LocalDate receivedOn,
        String note) {}
