package floorplan.api.dayend;

import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.progress.ProgressStreams;
import floorplan.domain.dayend.DayEndStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Streams the progress of a day-end. */
@RestController
@Tag(name = "Day-ends")
class DayEndProgressController {
    private final DayEndLookup lookup;
    private final ProgressStreams streams;

    DayEndProgressController(DayEndLookup lookup, ProgressStreams streams) {
        this.lookup = lookup;
        this.streams = streams;
    }

    /**
     * Server-sent events: {@code progress} with the answer of {@code GET /v1/day-ends/DATE} whenever it has changed,
     * read once a second; {@code unavailable} while a server does not answer; {@code end} when the date is no longer
     * RUNNING. A stream without {@code end} has broken off: open it again.
     */
    @Operation(operationId = "followDayEnd", summary = "Follow the progress of a day-end")
    @CountsAs(RequestKind.STREAM)
    @GetMapping(path = "/v1/day-ends/{date}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    void follow(@PathVariable String date, HttpServletResponse response) throws IOException {
        LocalDate asked = BusinessDate.read("date", date);
        streams.follow(
                response,
                () -> lookup.find(asked).orElseThrow(() -> DayEndLookup.unknown(asked)),
                answer -> answer.status() != DayEndStatus.RUNNING);
    }
}
