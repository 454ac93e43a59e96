package floorplan.api.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of problem that the API answers with. Their {@code type} is stable: programs may depend on it. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not well-formed"),
    IDEMPOTENCY_KEY_MISSING(HttpStatus.BAD_REQUEST, "The Idempotency-Key header is missing"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The caller is not known"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not offered here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in the form asked for"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not taken here"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key belongs to another request"),
    UNKNOWN_LOAN(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such loan"),
    LOAN_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT, "The loan is paid off"),
    WRONG_CURRENCY(HttpStatus.UNPROCESSABLE_CONTENT, "The loan is in another currency"),
    VALUE_DATE_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "The value date is out of range"),
    NOTHING_OWED(HttpStatus.UNPROCESSABLE_CONTENT, "This payer owes nothing"),
    NOT_YET_APPLIED(HttpStatus.CONFLICT, "The repayment is not applied yet"),
    NOT_APPLIED(HttpStatus.UNPROCESSABLE_CONTENT, "The repayment was refused"),
    ALREADY_REVERSED(HttpStatus.CONFLICT, "The repayment is reversed already"),
    LOAN_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "The loan's records are incomplete"),
    MORE_THAN_OWED(HttpStatus.UNPROCESSABLE_CONTENT, "The amount is more than this payer owes"),
    IMPORT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The file was refused whole"),
    RECEIPT_FILE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The file cannot be read as its profile says"),
    RECEIPT_FILE_OUT_OF_BALANCE(HttpStatus.UNPROCESSABLE_CONTENT, "The file does not add up to its control"),
    STATEMENT_KNOWN(HttpStatus.CONFLICT, "The bank account has another file with this statement id"),
    DATE_NOT_OVER(HttpStatus.UNPROCESSABLE_CONTENT, "The date is not over"),
    NOTHING_TO_CLOSE(HttpStatus.UNPROCESSABLE_CONTENT, "There is nothing to close for the date"),
    NOT_HELD(HttpStatus.CONFLICT, "The file is not held"),
    ALREADY_DECIDED(HttpStatus.CONFLICT, "Another decision was made before"),
    EARLIER_DATE_UNBALANCED(HttpStatus.CONFLICT, "The books of an earlier date do not balance"),
    DAY_END_RUNNING(HttpStatus.CONFLICT, "The date is still being closed"),
    NOT_UNBALANCED(HttpStatus.CONFLICT, "The books of the date balance"),
    CHECKED_AGAIN(HttpStatus.CONFLICT, "The checks of the date have run again"),
    RATE_DATE_TAKEN(HttpStatus.CONFLICT, "The loan has another rate from this date"),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "The loan has changed since you read it"),
    RATE_DATE_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT, "The date is accrued for the loan"),
    RATE_DATE_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "The rate's date is out of range"),
    NOTHING_TO_WAIVE(HttpStatus.UNPROCESSABLE_CONTENT, "The loan owes nothing that could be waived"),
    MORE_THAN_OPEN(HttpStatus.UNPROCESSABLE_CONTENT, "The amount is more than the open part of the receipt"),
    OTHER_PAYER(HttpStatus.UNPROCESSABLE_CONTENT, "The receipt came from another payer"),
    UNKNOWN_RECEIPT(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such receipt"),
    SURPLUS_LEFT(HttpStatus.UNPROCESSABLE_CONTENT, "A part of the repayment's surplus was applied or refunded"),
    NOT_FROM_BANK(HttpStatus.UNPROCESSABLE_CONTENT, "The receipt did not come from a bank"),
    BEING_REVERSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "A repayment that the receipt comes from or has paid is being reversed"),
    OTHER_LINE(HttpStatus.UNPROCESSABLE_CONTENT, "The return does not settle this line"),
    LIST_TOO_SLOW(HttpStatus.UNPROCESSABLE_CONTENT, "The list takes too long to find"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request arrives too slowly"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's headers are too large"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "There are too many requests from this client"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "There are too many requests in progress"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A server that the request needs does not answer"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The type for a status that comes without one. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> TOO_SLOW;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 429 -> TOO_MANY_REQUESTS;
            // The web server's answer to an unknown transfer coding and to the method CONNECT.
            case 501 -> INVALID_REQUEST;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL;
        };
    }

    /** The {@code type} member of RFC 9457. */
    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
