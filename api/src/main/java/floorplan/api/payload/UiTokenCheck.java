package floorplan.api.payload;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Checks the token in the Temporal UI's codec endpoint before any of the body is read. */
final class UiTokenCheck implements HandlerInterceptor {
    /** The path pattern's variable. */
    private static final String TOKEN = "token";

    private final PayloadUi ui;

    UiTokenCheck(PayloadUi ui) {
        this.ui = ui;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get(TOKEN) instanceof String given
                && !isUi(given)) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "There is nothing here.");
        }
        return true;
    }

    private boolean isUi(String given) {
        String expected = ui.token();
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
