package floorplan.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import floorplan.api.problem.ProblemCatalogue.CatalogueEntry;
import floorplan.domain.repayment.RefusalReason;
import java.util.Arrays;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of problem types agrees with the types themselves. */
class ProblemCatalogueTest {
    private final ProblemCatalogue catalogue = new ProblemCatalogue();

    @Test
    void hasEachTypeWithItsStatusAndNoOther() {
        assertThat(catalogue.entries())
                .extracting(CatalogueEntry::type, CatalogueEntry::status)
                .containsExactlyInAnyOrder(Arrays.stream(ProblemType.values())
                        .map(type -> tuple(type.uri().toString(), type.status().value()))
                        .toArray(Tuple[]::new));
    }

    @Test
    void leavesNoRowUnread() {
        assertThat(catalogue.text().lines().filter(line -> line.contains("`/problems/")))
                .hasSameSizeAs(catalogue.entries());
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryRefusal(RefusalReason reason) {
        ProblemType type = ProblemType.valueOf(reason.name());

        assertThat(new ProblemController().explain(type.uri().getPath().substring("/problems/".length())))
                .startsWith(type.title());
    }
}
