package floorplan.console.dayend;

import floorplan.console.bulk.BulkParts;
import floorplan.console.bulk.ShownBulk.BulkRows;
import floorplan.console.dayend.DayEndParts.DateRow;
import floorplan.console.dayend.DayEndParts.DateRows;
import floorplan.console.dayend.DayEndParts.FailureReasons;
import floorplan.console.dayend.DayEndParts.ShownDayEnd;
import floorplan.console.dayend.DayEndParts.ShownFailures;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the day-ends, and the progress, failed loans and trial balance of each. */
@Controller
class DayEndPages {
    static final String LIST = "/console/day-ends";
    private static final String DATE = LIST + "/{date}";
    private static final String SOME_REASONS = "50";
    private static final String SOME_RETRIES = "5";

    private final Asking asking;
    private final Downloads downloads;
    private final BulkParts bulks;

    DayEndPages(Asking asking, Downloads downloads, BulkParts bulks) {
        this.asking = asking;
        this.downloads = downloads;
        this.bulks = bulks;
    }

    static String page(String date) {
        return Target.of(LIST + "/{}", date).text();
    }

    @GetMapping(LIST)
    String calendar(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, List.of());
        Reply<DateRows> rows =
                asking.forPage().ask(filters.of("/v1/day-ends"), DateRows.class).reply();
        ListPage.fill(LIST, filters, rows, response, model);
        if (rows.isKnown()) {
            List<DateRow> dates = rows.known().items();
            model.addAttribute("months", CalendarMonth.of(dates));
            model.addAttribute("waiting", dates.stream().filter(DateRow::waits).toList());
        }
        return "console/day-ends";
    }

    @GetMapping(DATE)
    String date(@PathVariable String date, HttpServletResponse response, Model model) {
        ask(date, response, model);
        model.addAttribute("streams", true);
        return "console/day-end";
    }

    /** The part of the page that changes while the date is being closed. */
    @GetMapping(DATE + "/progress")
    String progress(@PathVariable String date, HttpServletResponse response, Model model) {
        ask(date, response, model);
        return "console/day-end :: progress";
    }

    private void ask(String date, HttpServletResponse response, Model model) {
        Questions questions = asking.forPage();
        Question<ShownDayEnd> dayEnd = questions.ask(Target.of("/v1/day-ends/{}", date), ShownDayEnd.class);
        Question<FailureReasons> reasons = questions.ask(
                Target.of("/v1/day-ends/{}/failures/reasons", date).with("limit", SOME_REASONS), FailureReasons.class);
        Question<BulkRows> retries = questions.ask(
                Target.of("/v1/day-ends/{}/failures/retries", date).with("limit", SOME_RETRIES), BulkRows.class);
        Reply<ShownDayEnd> reply = dayEnd.reply();
        response.setStatus(reply.status());
        model.addAttribute("date", date);
        model.addAttribute("dayEnd", reply);
        model.addAttribute("reasons", reasons.reply());
        model.addAttribute("retries", retries.reply());
    }

    /** The API's stream of the date's progress, which tells the page when to ask again. */
    @GetMapping(DATE + "/progress.events")
    @Nullable
    String events(@PathVariable String date, HttpServletResponse response, Model model) {
        return downloads.file(Target.of("/v1/day-ends/{}/progress", date), "text/event-stream", response, model);
    }

    @GetMapping(DATE + "/journal.beancount")
    @Nullable
    String books(@PathVariable String date, HttpServletResponse response, Model model) {
        return downloads.file(Target.of("/v1/day-ends/{}/journal.beancount", date), "text/plain", response, model);
    }

    @GetMapping(DATE + "/failures")
    String failures(
            @PathVariable String date,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, List.of("reason"));
        String here = page(date) + "/failures";
        Reply<ShownFailures> rows = asking.forPage()
                .ask(filters.of(Target.of("/v1/day-ends/{}/failures", date).text()), ShownFailures.class)
                .reply();
        ListPage.fill(here, filters, rows, response, model);
        model.addAttribute("date", date);
        model.addAttribute("here", here);
        return "console/failures";
    }

    @GetMapping(DATE + "/retries/{id}")
    String retry(
            @PathVariable String date,
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        return bulks.page(
                Target.of("/v1/day-ends/{}/failures/retries/{}", date, id),
                Target.of(LIST + "/{}/retries/{}", date, id).text(),
                page(date),
                "/console/loans/",
                given,
                response,
                model);
    }
}
