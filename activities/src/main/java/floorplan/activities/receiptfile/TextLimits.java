package floorplan.activities.receiptfile;

/** The greatest lengths of a line's texts, in characters. The columns of the table have the same lengths. */
final class TextLimits {
    static final int REFERENCE = 64;
    static final int NAME = 200;
    static final int ACCOUNT = 64;
    static final int VIN = 32;
    static final int TEXT = 500;

    private TextLimits() {}
}
