package floorplan.api.search;

import floorplan.api.database.ApiDatabases;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.BodyFields;
import floorplan.api.security.Caller;
import floorplan.api.security.Party;
import floorplan.store.search.IdSearch;
import floorplan.store.search.IdSearch.Found;
import floorplan.store.search.IdSearch.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds loans, dealers, manufacturers, repayments, receipts and workflows by their ids. */
@RestController
@Tag(name = "Search")
class SearchController {
    private static final String PATTERN = "[A-Za-z0-9._:-]{1,128}";
    private static final Pattern POSSIBLE = Pattern.compile(PATTERN);
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._:-]{0,128}");
    private static final String BETWEEN = " ";

    private final IdSearch ids;

    SearchController(ApiDatabases databases) {
        this.ids = new IdSearch(databases.lists(), databases.clms());
    }

    /**
     * The position at which a search continues: after this hit of a section, in the round of exact matches or of
     * prefixes.
     */
    private record SearchPosition(Round round, SearchSection section, Found found) {
        static final Comparator<SearchPosition> IN_ORDER =
                Comparator.comparing(SearchPosition::round).thenComparing(SearchPosition::section);
        static final SearchPosition BEGINNING = new SearchPosition(Round.EXACT, SearchSection.LOAN, Found.NOTHING);

        static SearchPosition parse(String text) {
            String[] parts = text.split(BETWEEN, 4);
            return new SearchPosition(
                    Round.valueOf(parts[0]),
                    SearchSection.valueOf(parts[1]),
                    new Found(BodyFields.matching(TEXT, parts[2]), BodyFields.matching(TEXT, parts[3])));
        }

        SearchHitAnswer answer() {
            return SearchHitAnswer.of(section, found, round == Round.EXACT);
        }

        @Override
        public String toString() {
            return round + BETWEEN + section + BETWEEN + found.text() + BETWEEN + found.id();
        }
    }

    private enum Round {
        EXACT,
        PREFIX
    }

    @GetMapping("/v1/search")
    @Operation(
            operationId = "search",
            summary = "Find loans, dealers, manufacturers, repayments, receipts and workflows by their ids",
            description = """
                    Exact matches come first, then ids that begin with `q`. Within each of the two, hits follow the order of the values of `kind`. \
                    Upper and lower case differ, except in a VIN. A token finds only what it may be shown.
                    """)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<SearchHitAnswer> search(
            @AuthenticationPrincipal Caller caller,
            @Parameter(
                            description =
                                    "Number or VIN of a loan, id of a dealer, manufacturer, repayment or receipt, or id of a workflow such as repayment:952a787e; or the beginning of one",
                            example = "LSVAA4182E2184847",
                            schema = @Schema(pattern = "^" + PATTERN + "$"))
                    @RequestParam
                    String q,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam @Nullable String cursor) {
        if (!POSSIBLE.matcher(q).matches()) {
            throw ApiProblem.invalid("q", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : - (no id has others)");
        }
        SearchPosition after =
                Cursor.decode(cursor, SearchPosition::parse, SearchPosition::toString, SearchPosition.BEGINNING);
        return Page.of(
                hits(caller, q, after, Cursor.limit(limit) + 1),
                limit,
                SearchPosition::answer,
                SearchPosition::toString,
                next -> search(caller, q, Page.MOST_ITEMS, next));
    }

    private List<SearchPosition> hits(Caller caller, String text, SearchPosition after, int most) {
        List<SearchPosition> hits = new ArrayList<>();
        for (SearchPosition begin : from(after)) {
            SearchSection section = begin.section();
            if (hits.size() < most && text.startsWith(section.prefix()) && caller.may(section.operation())) {
                section.find(
                                ids,
                                owner(caller.party()),
                                text,
                                begin.round() == Round.EXACT,
                                begin.found(),
                                most - hits.size())
                        .forEach(found -> hits.add(new SearchPosition(begin.round(), section, found)));
            }
        }
        return hits;
    }

    /** The given position, then the first position of each later section. */
    private static List<SearchPosition> from(SearchPosition after) {
        return Stream.concat(
                        Stream.of(after),
                        Arrays.stream(Round.values())
                                .flatMap(round -> Arrays.stream(SearchSection.values())
                                        .map(section -> new SearchPosition(round, section, Found.NOTHING)))
                                .filter(begin -> SearchPosition.IN_ORDER.compare(begin, after) > 0))
                .toList();
    }

    private static Owner owner(Party party) {
        return new Owner(
                party.dealerId(),
                party.manufacturerId(),
                party.payer() == null ? null : party.payer().name());
    }
}
