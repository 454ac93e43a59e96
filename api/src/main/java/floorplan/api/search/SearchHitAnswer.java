package floorplan.api.search;

import floorplan.store.search.IdSearch.Found;
import io.swagger.v3.oas.annotations.media.Schema;

/** Something that was found. */
record SearchHitAnswer(
        @Schema(
                description =
                        "What was compared: a number or VIN of a loan, the id of another thing, or a workflow's id",
                example = "VIN")
        SearchSection kind,

        @Schema(description = "The text that matches", example = "LSVAA4182E2184847")
        String match,

        @Schema(description = "Whether it is all of what was looked for, and not only its beginning", example = "true")
        boolean exact,

        @Schema(description = "Id of the thing: of a VIN its loan's number", example = "L-2026-0001")
        String id) {
    static SearchHitAnswer of(SearchSection kind, Found found, boolean exact) {
        return new SearchHitAnswer(kind, kind.prefix() + found.text(), exact, found.id());
    }
}
