package floorplan.store.receiptfile;

/** The result of receiving a file whole. */
public sealed interface ArrivedFile {
    /** The file is new, and its workflow may begin. */
    record NewFile(ReceiptFileRow row) implements ArrivedFile {}

    /** The same bytes had come before; that file has the answer. */
    record KnownFile(ReceiptFileRow first) implements ArrivedFile {}

    /** The bank account has another file with this statement id. */
    record OtherContent(ReceiptFileRow first) implements ArrivedFile {}
}
