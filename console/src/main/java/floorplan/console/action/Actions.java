package floorplan.console.action;

import floorplan.console.operation.ActionOutcome;
import floorplan.console.operation.ActionOutcome.ActionDone;
import floorplan.console.operation.ActionOutcome.ActionRefused;
import floorplan.console.operation.ActionOutcome.ActionUnknown;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Problem;
import floorplan.console.page.DoneNotice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Takes a person through an action: fill in the form, review what it will do, carry it out. Each step is a page, so it
 * works without scripts. The API checks everything; its problems are shown beside the fields.
 */
@Component
public class Actions {
    private static final String PAGE = "console/action";
    private static final String REVIEW = "console/action-review";
    private static final String STEP = "step";

    private final Asking asking;

    Actions(Asking asking) {
        this.asking = asking;
    }

    /** Answers a request of an action's page: GET shows the form, POST takes the step that its button names. */
    public String page(Act act, Model model) {
        ServletRequestAttributes exchange = exchange();
        HttpServletRequest request = exchange.getRequest();
        HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
        model.addAttribute("act", act);
        model.addAttribute("here", request.getRequestURI());
        if (!asking.may(act.form().operation())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return "console/action-forbidden";
        }
        FilledForm given = FilledForm.of(act, request);
        if (!HttpMethod.POST.matches(request.getMethod()) || "edit".equals(request.getParameter(STEP))) {
            return form(given, model);
        }
        return "do".equals(request.getParameter(STEP))
                ? carriedOut(act, given, response, model)
                : reviewed(act, given, response, model);
    }

    /** Answers a request of a page with a form for a file. The file is taken at once: a browser sends it only once. */
    public String uploadPage(Act act, String contentType, Model model) {
        ServletRequestAttributes exchange = exchange();
        HttpServletRequest request = exchange.getRequest();
        model.addAttribute("file", contentType);
        if (!HttpMethod.POST.matches(request.getMethod())
                || !asking.may(act.form().operation())) {
            return page(act, model);
        }
        model.addAttribute("act", act);
        model.addAttribute("here", request.getRequestURI());
        FilledForm given = FilledForm.of(act, request);
        ActionOutcome outcome = asking.upload(given.upload(act, request, contentType));
        return after(act, outcome, given, Objects.requireNonNull(exchange.getResponse()), model);
    }

    private static ServletRequestAttributes exchange() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }

    private static String form(FilledForm given, Model model) {
        model.addAttribute("given", given);
        return PAGE;
    }

    private String reviewed(Act act, FilledForm given, HttpServletResponse response, Model model) {
        if (!act.form().preview().isThere()) {
            return review(given, model);
        }
        return switch (asking.act(given.preview(act))) {
            case ActionDone done -> {
                model.addAttribute(
                        "preview",
                        asking.read(done.answer(), act.form().preview().answer()));
                yield review(given.withVersion(done.answer().path("version").asString("")), model);
            }
            // Only the lender's people may preview; others review what they have filled in.
            case ActionRefused(Problem problem)
            when problem.status() == HttpServletResponse.SC_FORBIDDEN -> review(given, model);
            case ActionRefused(Problem problem) -> refused(act, problem, given, response, model);
            case ActionUnknown(String detail) -> {
                model.addAttribute("unknown", detail);
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield form(given, model);
            }
        };
    }

    private static String review(FilledForm given, Model model) {
        model.addAttribute("given", given);
        return REVIEW;
    }

    private String carriedOut(Act act, FilledForm given, HttpServletResponse response, Model model) {
        return after(act, asking.act(given.request(act)), given, response, model);
    }

    private static String after(
            Act act, ActionOutcome outcome, FilledForm given, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case ActionDone done ->
                "redirect:"
                        + DoneNotice.on(
                                act.leadsTo().apply(done.answer()), act.form().name(), done.running());
            case ActionRefused(Problem problem) -> refused(act, problem, given, response, model);
            case ActionUnknown(String detail) -> {
                // The same key again: the request may have been carried out.
                model.addAttribute("unknown", detail);
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield model.containsAttribute("file") ? form(given, model) : review(given, model);
            }
        };
    }

    /** Shows the form again. A changed form is another request, so it needs another key. */
    private static String refused(
            Act act, Problem problem, FilledForm given, HttpServletResponse response, Model model) {
        String page = act.refusedTo().apply(problem.answer());
        if (!page.isEmpty()) {
            return "redirect:" + page;
        }
        response.setStatus(problem.status());
        model.addAttribute("problem", FormProblem.of(act.form(), problem));
        return form(given.withNewKey(), model);
    }
}
