package floorplan.console.page;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers failures of pages with pages. The API's problems are for programs. */
@ControllerAdvice("floorplan.console")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    ModelAndView failed(Exception failure) {
        LOG.error("a page failed unexpectedly", failure);
        return new ModelAndView("console/failed", Map.of("lang", "en"), HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
