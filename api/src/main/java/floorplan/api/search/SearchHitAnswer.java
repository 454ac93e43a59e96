package floorplan.api.search;

import floorplan.store.search.IdSearch.Found;
import io.swagger.v3.oas.annotations.media.Schema;

/** A hit of a search. */
record SearchHitAnswer(
        @Schema(
                description = "Kind of the text that matches: number or VIN of a loan, another id, or id of a workflow",
                example = "VIN")
        SearchSection kind,

        @Schema(description = "The text that matches", example = "LSVAA4182E2184847")
        String match,

        @Schema(description = "True if `match` equals `q`, false if it only begins with `q`", example = "true")
        boolean exact,

        @Schema(description = "Id of the hit; for a VIN, the number of its loan", example = "L-2026-0001")
        String id) {
    static SearchHitAnswer of(SearchSection kind, Found found, boolean exact) {
        return new SearchHitAnswer(kind, kind.prefix() + found.text(), exact, found.id());
    }
}
