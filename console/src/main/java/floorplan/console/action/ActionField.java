package floorplan.console.action;

import java.math.BigDecimal;
import java.util.List;

/**
 * A field of an action's form.
 *
 * @param name name of the body's field, such as {@code amount} or {@code correction.reason}, or of the header. Its
 *     label is the word {@code field.<form>.<name>}, or else {@code field.<name>}. A word under that key with
 *     {@code .hint} appended, if there is one, explains the field
 * @param kind how people fill it in
 * @param place where the API takes it
 * @param words kind of the words of its choices, such as {@code party}; empty for other kinds
 * @param choices the constants to choose from
 * @param required true if the form is not sent without it
 */
public record ActionField(
        String name, FieldKind kind, FieldPlace place, String words, List<String> choices, boolean required) {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST = 128;

    /** How people fill in a field. */
    public enum FieldKind {
        TEXT,
        AMOUNT,
        /** A whole number, which the API takes as one. */
        NUMBER,
        DATE,
        MONTH,
        /** A percentage, which the API takes as a fraction. */
        PERCENT,
        CHOICE,
        /** A box that must be ticked; the API takes true. */
        CHECK,
        /** A long text, such as the reason of a decision. */
        REASON
    }

    /** The part of the request in which the API takes a field. */
    public enum FieldPlace {
        BODY,
        HEADER,
        /** Part of the path, which the page puts there. */
        PATH
    }

    public static ActionField text(String name) {
        return of(name, FieldKind.TEXT);
    }

    public static ActionField amount(String name) {
        return of(name, FieldKind.AMOUNT);
    }

    public static ActionField number(String name) {
        return of(name, FieldKind.NUMBER);
    }

    public static ActionField date(String name) {
        return of(name, FieldKind.DATE);
    }

    public static ActionField month(String name) {
        return of(name, FieldKind.MONTH);
    }

    public static ActionField percent(String name) {
        return of(name, FieldKind.PERCENT);
    }

    public static ActionField check(String name) {
        return of(name, FieldKind.CHECK);
    }

    public static ActionField reason(String name) {
        return of(name, FieldKind.REASON);
    }

    /**
     * @param words kind of the choices' words: the choice {@code DEALER} of the kind {@code party} is
     *     {@code party.DEALER}
     */
    public static ActionField choice(String name, String words, String... choices) {
        return new ActionField(name, FieldKind.CHOICE, FieldPlace.BODY, words, List.of(choices), true);
    }

    private static ActionField of(String name, FieldKind kind) {
        return new ActionField(name, kind, FieldPlace.BODY, "", List.of(), true);
    }

    /** The same field, which may stay empty. */
    public ActionField optional() {
        return new ActionField(name, kind, place, words, choices, false);
    }

    /** The same field, sent in a header. */
    public ActionField inHeader() {
        return new ActionField(name, kind, FieldPlace.HEADER, words, choices, required);
    }

    /** The same field, as a part of the path. */
    public ActionField inPath() {
        return new ActionField(name, kind, FieldPlace.PATH, words, choices, required);
    }

    /** The last part of the name, by which the API names a wrong field. */
    public String shortName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    public int longest() {
        return kind == FieldKind.REASON ? LONGEST_REASON : LONGEST;
    }

    /** The text that the API takes for a text that a person has filled in. */
    String forApi(String text) {
        if (kind != FieldKind.PERCENT) {
            return text;
        }
        try {
            return new BigDecimal(text).movePointLeft(2).toPlainString();
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }
}
