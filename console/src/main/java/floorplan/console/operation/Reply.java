package floorplan.console.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The API's reply to a question of a page.
 *
 * @param value the answer; null unless the state is {@code KNOWN}
 * @param detail the API's explanation in any other state; empty if it gave none
 */
public record Reply<T>(ReplyState state, @Nullable T value, String detail) {
    /** The kind of a reply. */
    public enum ReplyState {
        KNOWN,
        /** The thing does not exist, or it is someone else's. */
        MISSING,
        /** The person may not see it. */
        FORBIDDEN,
        /** The question is wrong, such as a filter that is no date. */
        REFUSED,
        /** A server that the answer needs does not answer, or not in time. */
        UNKNOWN
    }

    static <T> Reply<T> known(T value) {
        return new Reply<>(ReplyState.KNOWN, value, "");
    }

    /** @param status the HTTP status of the API's answer */
    static <T> Reply<T> without(int status, Problem problem) {
        return without(
                switch (status) {
                    case 401, 403 -> ReplyState.FORBIDDEN;
                    case 404 -> ReplyState.MISSING;
                    default -> status < 500 ? ReplyState.REFUSED : ReplyState.UNKNOWN;
                },
                problem.detail());
    }

    static <T> Reply<T> without(ReplyState state, String detail) {
        return new Reply<>(state, null, detail);
    }

    public boolean isKnown() {
        return state == ReplyState.KNOWN;
    }

    /** The answer; to be used only if it is known. */
    public T known() {
        return Objects.requireNonNull(value, "the answer is not known");
    }

    /** The HTTP status of a page that is about this answer. */
    public int status() {
        return switch (state) {
            case KNOWN -> 200;
            case MISSING -> 404;
            case FORBIDDEN -> 403;
            case REFUSED -> 400;
            case UNKNOWN -> 503;
        };
    }
}
