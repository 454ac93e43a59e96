package floorplan.api.credit;

import floorplan.api.problem.ApiProblem;
import floorplan.api.request.FilterText;
import floorplan.api.request.Reason;
import floorplan.domain.credit.Decision;
import floorplan.store.credit.DeadLetterFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A decision about every waiting dead letter that matches all filters given. At least one filter is required, or
 * {@code all}.
 *
 * @param reason 1 to 500 characters
 * @param failure exact reason for which they were given up on
 * @param dealerId dealer whose credit they change
 * @param ids ids of dead letters, at most 1000
 * @param all true to decide about all of them; then without filters
 */
record DeadLetterBulkBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Decision decision,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = Reason.SHORTEST, maxLength = Reason.LONGEST)
        @Nullable
        String reason,

        @Schema(minLength = 1, maxLength = 500) @Nullable String failure,
        @Nullable String dealerId,

        @Schema(minLength = 1) @Nullable List<@Nullable String> ids,

        @Nullable Boolean all) {
    private static final int MOST_IDS = 1_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    Decision checkedDecision() {
        if (decision == null) {
            throw ApiProblem.invalid("decision", "is missing: it must be RETRY or DISCARD");
        }
        return decision;
    }

    String checkedReason() {
        return Reason.check(reason);
    }

    /** @throws ApiProblem naming the field that is wrong */
    DeadLetterFilter filter() {
        DeadLetterFilter filter = new DeadLetterFilter(
                FilterText.reason("failure", failure), FilterText.id("dealerId", dealerId), checkedIds());
        boolean everything = Objects.requireNonNullElse(all, false);
        if (everything != filter.equals(DeadLetterFilter.ANY)) {
            throw ApiProblem.invalid(
                    "all", "must be true to decide about all dead letters, and absent beside failure, dealerId or ids");
        }
        return filter;
    }

    private List<String> checkedIds() {
        if (ids == null) {
            return List.of();
        }
        if (ids.isEmpty() || ids.size() > MOST_IDS || !ids.stream().allMatch(DeadLetterBulkBody::isId)) {
            throw ApiProblem.invalid("ids", "must be 1 to " + MOST_IDS + " ids of dead letters");
        }
        return ids.stream().map(Objects::requireNonNull).distinct().sorted().toList();
    }

    private static boolean isId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }
}
