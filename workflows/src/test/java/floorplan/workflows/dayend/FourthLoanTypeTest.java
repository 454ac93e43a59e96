package floorplan.workflows.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version with one more loan type goes on with day-ends that the present version has begun. */
class FourthLoanTypeTest {
    private static final Path LOAN_TYPE = Path.of("../domain/src/main/java/floorplan/domain/loan/LoanType.java");
    private static final Path HISTORIES = Path.of("src/test/resources/histories/dayend");

    @TempDir
    Path classes;

    @BeforeEach
    void addALoanType() throws IOException {
        String source = Files.readString(LOAN_TYPE);
        String extended = source.replace("SPLIT(3);", "SPLIT(3),\n    GRACE(4);");
        assertThat(extended).isNotEqualTo(source);
        Path changed = Files.writeString(classes.resolve("LoanType.java"), extended);
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, "-d", classes.toString(), "-proc:none", changed.toString());
        assertThat(status).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"balanced.json", "loans-appeared.json", "loan-types-in-the-history.json"})
    void continuesADayEndOfThreeTypes(String history) throws Exception {
        try (URLClassLoader nextVersion = nextVersion()) {
            WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(history))),
                    nextVersion.loadClass(DayEndWorkflowRun.class.getName()));
        }
    }

    @Test
    void isKnownToThatVersion() throws Exception {
        try (URLClassLoader nextVersion = nextVersion()) {
            assertThat(nextVersion.loadClass(LoanType.class.getName()).getEnumConstants())
                    .hasSize(LoanType.values().length + 1);
        }
    }

    /** Loads domain and workflows anew, with the changed type; the test's class loader loads all other classes. */
    private URLClassLoader nextVersion() throws IOException {
        URL[] sources = {classes.toUri().toURL(), home(LoanType.class), home(DayEndWorkflowRun.class)};
        return new URLClassLoader(sources, FourthLoanTypeTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean own = name.startsWith("floorplan.");
                return own && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
            }
        };
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
