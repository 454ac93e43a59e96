package floorplan.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Breaks off an answer whose request fails after a part of it was sent, so the client notices. A problem would look
 * like more of the answer.
 */
@Component
class BrokenOffAnswers implements HandlerExceptionResolver, Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
            // The body cannot be read any further: the web server has already chosen to answer 400 or 408.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("the answer to " + request.getRequestURI() + " broke off", failure);
        }
        return null;
    }
}
