package floorplan.api.payload;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Temporal's remote codec, with which the Temporal UI shows encrypted payloads to people who may see them. */
@RestController
@Tag(name = "Payloads")
class PayloadController {
    private final PayloadCodec codec;

    PayloadController(PayloadCodec codec) {
        this.codec = codec;
    }

    /**
     * A payload in protobuf's JSON form.
     *
     * @param metadata values in base64, by name
     */
    record PayloadBody(
            @Nullable Map<String, String> metadata,
            @Schema(format = "byte") @Nullable String data) {}

    /** Payloads in their order. */
    record PayloadsBody(@Nullable List<PayloadBody> payloads) {}

    /** Decrypts the {@code data} of each payload. An unencrypted payload comes back unchanged. */
    @Operation(operationId = "decodePayloads", summary = "Decrypt payloads of workflows")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PayloadsBody.class)))
    @CountsAs(RequestKind.CODEC)
    @PostMapping(
            path = "/v1/payloads/decode",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String decode(@RequestBody @Schema(implementation = PayloadsBody.class) JsonNode payloads) {
        return each(payloads, codec::decode);
    }

    /** Encrypts values that a person enters in the UI, such as a signal's argument. */
    @Operation(operationId = "encodePayloads", summary = "Encrypt payloads for workflows")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PayloadsBody.class)))
    @CountsAs(RequestKind.CODEC)
    @PostMapping(
            path = "/v1/payloads/encode",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String encode(@RequestBody @Schema(implementation = PayloadsBody.class) JsonNode payloads) {
        return each(payloads, codec::encode);
    }

    /**
     * Decrypts for a UI without a login. There is no such endpoint for encryption, because its users could send any
     * workflow anything.
     */
    @Hidden
    @CountsAs(RequestKind.CODEC)
    @PostMapping(
            path = "/payloads/{token}/decode",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String decodeForUi(@RequestBody JsonNode payloads) {
        return decode(payloads);
    }

    private static String each(JsonNode json, UnaryOperator<List<Payload>> change) {
        try {
            Payloads.Builder given = Payloads.newBuilder();
            JsonFormat.parser().merge(json.toString(), given);
            return JsonFormat.printer()
                    .print(Payloads.newBuilder().addAllPayloads(change.apply(given.getPayloadsList())));
        } catch (InvalidProtocolBufferException e) {
            throw ApiProblem.invalid("payloads", "must have the shape of Temporal's remote codec: " + e.getMessage());
        } catch (PayloadCodecException e) {
            throw ApiProblem.invalid("payloads", "cannot be read: " + e.getMessage());
        }
    }
}
