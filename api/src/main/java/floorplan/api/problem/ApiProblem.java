package floorplan.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request that is answered with a problem. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    /** @param detail what is wrong with this request, and what to do */
    public ApiProblem(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    /** A wrong field of a request. */
    public record FieldError(String field, String reason) {}

    /** A request with wrong fields, each named. */
    public static ApiProblem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more: see errors)";
        return new ApiProblem(ProblemType.INVALID_REQUEST, first.field() + ": " + first.reason() + more)
                .with("errors", errors);
    }

    public static ApiProblem invalid(String field, String reason) {
        return invalid(List.of(new FieldError(field, reason)));
    }

    /** No visible loan has this number, or it is not the caller's. */
    public static ApiProblem noLoan(String loanId) {
        return new ApiProblem(ProblemType.NOT_FOUND, "There is no loan " + loanId + ".");
    }

    /** No receipt has this id, or it is not the caller's. */
    public static ApiProblem noReceipt(String receiptId) {
        return new ApiProblem(ProblemType.NOT_FOUND, "There is no receipt " + receiptId + ".");
    }

    /** Adds an extension member. */
    public ApiProblem with(String name, Object value) {
        extras.put(name, value);
        return this;
    }

    /** Adds a header to the answer; does nothing for null. */
    public ApiProblem withHeader(String name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
        return this;
    }

    HttpHeaders headers() {
        return headers;
    }

    ProblemType type() {
        return type;
    }

    Map<String, Object> extras() {
        return extras;
    }
}
