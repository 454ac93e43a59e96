package floorplan.console.today;

import floorplan.console.dayend.DayEndParts.DateRows;
import floorplan.console.dayend.DayEndParts.ShownDayEnd;
import floorplan.console.dayend.DayEndParts.ShownFailures;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Reply.ReplyState;
import floorplan.console.operation.Target;
import floorplan.console.page.Shown;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: is everything all right, and does anything need a person? */
@Controller
class TodayPages {
    private static final String SOME = "20";

    private final Asking asking;
    private final Shown shown;

    TodayPages(Asking asking, Shown shown) {
        this.asking = asking;
        this.shown = shown;
    }

    @GetMapping("/console/today")
    String today(HttpServletResponse response, Model model) {
        Questions questions = asking.forPage();
        Question<HourlyRepayments> hours = questions.ask(new Target("/v1/repayments/hours"), HourlyRepayments.class);
        response.setStatus(ask(questions, model).status());
        Reply<HourlyRepayments> counted = hours.reply();
        model.addAttribute("hours", counted);
        if (counted.isKnown()) {
            model.addAttribute("hourly", counted.known().charts(shown));
            model.addAttribute("charts", true);
        }
        return "console/today";
    }

    /**
     * The part of the page that is asked for again and again. It also shows that a reply is missing, so its status is
     * 200 unless the person may not see the counts.
     */
    @GetMapping("/console/today/news")
    String news(HttpServletResponse response, Model model) {
        Reply<Attention> counts = ask(asking.forPage(), model);
        if (counts.state() == ReplyState.FORBIDDEN) {
            response.setStatus(counts.status());
        }
        return "console/today :: news";
    }

    private Reply<Attention> ask(Questions questions, Model model) {
        Question<NeededServers> needed = questions.ask(new Target("/v1/servers"), NeededServers.class);
        Question<Attention> attention = questions.ask(Target.of("/v1/attention"), Attention.class);
        Reply<DateRows> newest = questions
                .ask(Target.of("/v1/day-ends").with("limit", "1"), DateRows.class)
                .reply();
        if (newest.isKnown() && !newest.known().items().isEmpty()) {
            String date = newest.known().items().getFirst().id();
            Question<ShownDayEnd> dayEnd = questions.ask(Target.of("/v1/day-ends/{}", date), ShownDayEnd.class);
            Question<ShownFailures> failed =
                    questions.ask(Target.of("/v1/day-ends/{}/failures", date).with("limit", SOME), ShownFailures.class);
            model.addAttribute("dayEnd", dayEnd.reply());
            model.addAttribute("failed", failed.reply());
        }
        Reply<Attention> counts = attention.reply();
        model.addAttribute("newest", newest);
        Reply<NeededServers> servers = needed.reply();
        model.addAttribute("attention", counts);
        model.addAttribute("servers", servers);
        model.addAttribute("checkedAt", Instant.now());
        model.addAttribute("verdict", TodaysVerdict.of(counts, newest, servers));
        return counts;
    }
}
