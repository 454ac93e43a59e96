package floorplan.api.receiptfile;

import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.progress.ProgressStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Streams the progress of a receipt file. */
@RestController
@Tag(name = "Receipt files")
class ReceiptFileProgressController {
    private final ReceiptFileViews views;
    private final ProgressStreams streams;

    ReceiptFileProgressController(ReceiptFileViews views, ProgressStreams streams) {
        this.views = views;
        this.streams = streams;
    }

    /**
     * Server-sent events: {@code progress} with the answer of {@code GET /v1/receipt-files/ID} whenever it has changed,
     * read once a second; {@code unavailable} while a server does not answer; {@code end} when the file is no longer
     * RUNNING. A stream without {@code end} has broken off: open it again.
     */
    @Operation(operationId = "followReceiptFile", summary = "Follow the progress of a receipt file")
    @CountsAs(RequestKind.STREAM)
    @GetMapping(path = "/v1/receipt-files/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    void follow(@PathVariable String id, HttpServletResponse response) throws IOException {
        streams.follow(response, () -> views.answer(views.get(id)), answer -> answer.status() != FileStanding.RUNNING);
    }
}
