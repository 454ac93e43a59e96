package floorplan.api.dayend;

import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.store.journal.DateBooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Exports a date's books as a file. */
@RestController
@Tag(name = "Day-ends")
class BeancountController {
    private final DayEndLookup lookup;
    private final DateBooks books;

    BeancountController(DayEndLookup lookup, DateBooks books) {
        this.lookup = lookup;
        this.books = books;
    }

    /**
     * The books of a closed and checked date in beancount's format, streamed whole: opening balances, every entry
     * booked on the date, and the expected closing balance of each account, which {@code bean-check} verifies.
     */
    @Operation(operationId = "exportJournal", summary = "Export a date's books for beancount")
    @CountsAs(RequestKind.FILE)
    @GetMapping(path = "/v1/day-ends/{date}/journal.beancount", produces = "text/plain;charset=UTF-8")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @Refuses({ProblemType.DAY_END_RUNNING})
    void journal(@PathVariable String date, HttpServletResponse response) throws IOException {
        LocalDate asked = lookup.checked(BusinessDate.read("date", date)).date();
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"floorplan-" + asked + ".beancount\"");
        // A PrintWriter would hide that the client is gone.
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        new BeancountFile(books, asked).write(out);
        out.flush();
    }
}
