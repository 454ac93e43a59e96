package floorplan.domain.receiptfile;

/** The kind of a line of a bank's file. */
public enum ReceiptLineKind {
    /** Money that came in. */
    RECEIPT,
    /** A receipt that the bank has taken back. */
    RETURN
}
