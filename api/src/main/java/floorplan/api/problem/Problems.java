package floorplan.api.problem;

import floorplan.api.answer.WorkflowUnavailable;
import floorplan.api.log.Operation;
import floorplan.api.problem.ApiProblem.FieldError;
import floorplan.runtime.failure.Outages;
import floorplan.store.cache.CacheBusy;
import floorplan.store.database.QueryTooSlow;
import floorplan.store.loan.IncompleteLoan;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of a request into {@code application/problem+json}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    /** Beginning of Jackson's message about a duplicate name in an object, which has no exception type of its own. */
    private static final String DUPLICATE = "Duplicate Object property";

    private final Outages outages;

    Problems(Outages outages) {
        this.outages = outages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ApiProblem problem) {
        return answer(problem);
    }

    /** A server is down, so the client may send the same request again. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failure, HttpServletRequest request) {
        String operation = Operation.of(request);
        if (!outages.failed(operation, failure)) {
            LOG.error("{} failed unexpectedly", operation, failure);
        }
        return answer(new ApiProblem(
                ProblemType.UNAVAILABLE, "The database does not answer. Send the same request again shortly."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(WorkflowUnavailable failure, HttpServletRequest request) {
        outages.failed(Operation.of(request), failure);
        return answer(new ApiProblem(ProblemType.UNAVAILABLE, String.valueOf(failure.getMessage())));
    }

    /** Not a 503: no server is down, and the same request would take as long again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooSlow(QueryTooSlow broad) {
        return answer(
                new ApiProblem(
                        ProblemType.LIST_TOO_SLOW,
                        "Too many rows match. Add a filter, such as a loan or dealer, ask for a shorter span of time, or search for a longer text."));
    }

    /** Figures calculated for a loan with missing rows would be wrong, so the request is refused. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> incomplete(IncompleteLoan damaged, HttpServletRequest request) {
        LOG.error("{} met a damaged loan", Operation.of(request), damaged);
        return answer(new ApiProblem(
                ProblemType.LOAN_INCOMPLETE,
                "The records are incomplete (" + damaged.getMessage()
                        + "). Operations must restore them from a backup, as the operations guide says under"
                        + " \"A loan whose records are incomplete\"; then send the request again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(CacheBusy busy) {
        return answer(new ApiProblem(
                        ProblemType.OVERLOADED,
                        "More reads are in progress than the database can take. Send the same request again shortly.")
                .withHeader(HttpHeaders.RETRY_AFTER, "1"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException mismatch) {
        return answer(ApiProblem.invalid(mismatch.getName(), rule(mismatch.getRequiredType())));
    }

    private static String rule(@Nullable Class<?> type) {
        if (type == LocalDate.class) {
            return "must be a date, YYYY-MM-DD";
        }
        if (type == Instant.class) {
            return "must be an instant in UTC, such as 2026-03-10T08:00:00Z";
        }
        if (type == boolean.class) {
            return "must be true or false";
        }
        return type != null && type.isEnum()
                ? "must be one of " + Arrays.toString(type.getEnumConstants())
                : "must be a whole number";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableQuery(InvalidParameterException unreadable) {
        return answer(ApiProblem.invalid("query", "cannot be decoded: percent-encode it"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) {
        LOG.error("{} failed unexpectedly", Operation.of(request), failure);
        return answer(new ApiProblem(
                ProblemType.INTERNAL,
                "The server failed, and has logged the error. Sending the same request again is safe."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        // The reader wraps the ApiProblem of a limit that is exceeded while the body is read.
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiProblem problem) {
                return object(answer(problem));
            }
        }
        return object(answer(unreadableBody(unreadable.getCause())));
    }

    private static ApiProblem unreadableBody(@Nullable Throwable cause) {
        if (cause instanceof StreamReadException twice
                && String.valueOf(twice.getOriginalMessage()).startsWith(DUPLICATE)
                && twice.processor() != null) {
            String name = String.valueOf(twice.processor().streamReadContext().currentName());
            return ApiProblem.invalid(name, "occurs twice");
        }
        if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            JacksonException.Reference last = wrong.getPath().getLast();
            String field = last.getPropertyName() == null ? "body" : last.getPropertyName();
            boolean unknown = wrong instanceof UnrecognizedPropertyException;
            return ApiProblem.invalid(field, unknown ? "is not a field of this request" : "is of the wrong type");
        }
        return ApiProblem.invalid(List.of(new FieldError("body", "is not a JSON object of the documented shape")));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException unsupported,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String taken = MediaType.toString(unsupported.getSupportedMediaTypes());
        return object(answer(new ApiProblem(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send " + taken + " instead of " + unsupported.getContentType() + ".")));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type = ProblemType.of(status.value());
        if (type == ProblemType.INTERNAL) {
            LOG.error("a request failed unexpectedly", failure);
        }
        String detail =
                body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : type.title();
        ResponseEntity<ProblemDetail> answer = answer(new ApiProblem(type, detail));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers)
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    private static ResponseEntity<Object> object(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    static ResponseEntity<ProblemDetail> answer(ApiProblem problem) {
        ProblemType type = problem.type();
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(type.status(), problem.getMessage());
        detail.setType(type.uri());
        detail.setTitle(type.title());
        problem.extras().forEach(detail::setProperty);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(type.status()).headers(problem.headers());
        if (type == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(detail);
    }
}
