package floorplan.api.security;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.runtime.failure.FailedServer;
import floorplan.runtime.failure.Outages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests that are refused before they reach a controller, with problems and with the headers of RFC 6750. */
@Component
class Refusals {
    /** The name of the token check in logs of an issuer's outage. */
    static final String CHECK = "the check of a token";

    private final HandlerExceptionResolver problems;
    private final Outages outages;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, Outages outages) {
        this.problems = problems;
        this.outages = outages;
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        if (why instanceof AuthenticationServiceException) {
            outages.failed(FailedServer.ISSUER, CHECK, why);
            answer(
                    request,
                    response,
                    new ApiProblem(
                            ProblemType.UNAVAILABLE,
                            "The issuer of tokens does not answer. Send the same request again shortly."));
        } else if (why instanceof OAuth2AuthenticationException bad) {
            String description = inHeader(bad.getError().getDescription());
            answer(
                    request,
                    response,
                    unauthenticated("The token is not accepted: " + description)
                            .withHeader(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    "Bearer error=\"invalid_token\", error_description=\"" + description + "\""));
        } else {
            answer(
                    request,
                    response,
                    unauthenticated("Send a token: Authorization: Bearer …")
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }
    }

    private static ApiProblem unauthenticated(String detail) {
        return new ApiProblem(ProblemType.UNAUTHENTICATED, detail);
    }

    private static String inHeader(@Nullable String description) {
        return Objects.requireNonNullElse(description, "").replaceAll("[^ !#-\\[\\]-~]", "'");
    }

    void notForAnyone(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) {
        answer(request, response, new ApiProblem(ProblemType.FORBIDDEN, "Nobody may call this path."));
    }

    void malformed(HttpServletRequest request, HttpServletResponse response, Exception why) {
        answer(request, response, new ApiProblem(ProblemType.INVALID_REQUEST, "The request's address is malformed."));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) {
        problems.resolveException(request, response, null, problem);
    }
}
