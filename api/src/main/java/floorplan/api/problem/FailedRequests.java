package floorplan.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with a problem, too, what the server gave up on outside every controller. */
@Hidden
@RestController
class FailedRequests implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> failed(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean theirs = status instanceof Integer code && code < 500;
        return Problems.answer(
                theirs
                        ? new ApiProblem(ProblemType.INVALID_REQUEST, "The request cannot be read.")
                        : new ApiProblem(ProblemType.INTERNAL, "This is a fault of ours, and logged."));
    }
}
