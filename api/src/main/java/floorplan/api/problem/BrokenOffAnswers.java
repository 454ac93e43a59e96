package floorplan.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What fails when a part of its answer is sent already breaks off, so that the client sees it: a problem would be taken for more of the answer. */
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
            // The body cannot be read on: the web server has settled that it answers with 400 or 408.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("the answer to " + request.getRequestURI() + " broke off", failure);
        }
        return null;
    }
}
