package floorplan.runtime.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A new loan type needs an enum constant and a class. The test compiles the domain anew with both, or with one of them.
 */
class NewLoanTypeTest {
    private static final Path DOMAIN = Path.of("..", "domain", "src", "main", "java");

    private static final String CLASS = """
            package floorplan.domain.accrual;

            import floorplan.domain.loan.LoanState;
            import floorplan.domain.loan.LoanTerms;
            import floorplan.domain.loan.LoanType;
            import java.time.LocalDate;

            @AccrualFor(LoanType.GRACE)
            public final class GraceAccrual extends AccrualStrategy {
                @Override
                protected long dealerPart(LoanTerms terms, long periodTotal) {
                    return periodTotal / 2;
                }

                @Override
                protected long lateFee(LoanState loan, LocalDate date) {
                    return 0;
                }
            }
            """;

    private static final String ACCRUING = """
            package floorplan.domain.accrual;

            import floorplan.domain.loan.DayCount;
            import floorplan.domain.loan.LoanState;
            import floorplan.domain.loan.LoanTerms;
            import floorplan.domain.loan.LoanType;
            import floorplan.domain.loan.Rates;
            import java.math.BigDecimal;
            import java.time.LocalDate;
            import java.util.Currency;
            import java.util.function.Function;

            public final class AccrualOfNewType implements Function<Object, String> {
                @Override
                public String apply(Object strategies) {
                    LocalDate drawn = LocalDate.of(2026, 1, 5);
                    LoanState loan = LoanState.drawn(new LoanTerms("L", LoanType.GRACE, Currency.getInstance("CNY"),
                        20000000, Rates.from(drawn, new BigDecimal("0.072")), new BigDecimal("0.108"), 20000, DayCount.ACT_360,
                        BigDecimal.ZERO, drawn));
                    Accrual accrual = ((AccrualStrategies) strategies).accrue(loan, drawn).accrual();
                    return accrual.dealerInterest() + " " + accrual.manufacturerInterest();
                }
            }
            """;

    @TempDir
    Path classes;

    @Test
    void isAccruedByItsClassOnceTheEnumNamesIt() throws Exception {
        compile(CLASS, ACCRUING);
        try (URLClassLoader domain = domain();
                AnnotationConfigApplicationContext spring = start(domain)) {
            Function<Object, String> accruing = accruing(domain);

            assertThat(accruing.apply(spring.getBean("accrualStrategies"))).isEqualTo("2000 2000");
        }
    }

    @Test
    void keepsTheWorkerFromStartingWhileItHasNoClass() throws Exception {
        compile();
        try (URLClassLoader domain = domain()) {
            assertThatThrownBy(() -> start(domain)).hasStackTraceContaining("loan type GRACE has no accrual strategy");
        }
    }

    @Test
    void keepsTheWorkerFromStartingWhileItHasTwoClasses() throws Exception {
        compile(CLASS, CLASS.replace("GraceAccrual", "OtherGraceAccrual"));
        try (URLClassLoader domain = domain()) {
            assertThatThrownBy(() -> start(domain))
                    .hasStackTraceContaining("loan type GRACE has two accrual strategies");
        }
    }

    private AnnotationConfigApplicationContext start(ClassLoader domain) throws ClassNotFoundException {
        AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
        spring.setClassLoader(domain);
        spring.register(domain.loadClass(Accruals.class.getName()));
        spring.refresh();
        return spring;
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, String> accruing(ClassLoader domain) throws ReflectiveOperationException {
        return (Function<Object, String>) domain.loadClass("floorplan.domain.accrual.AccrualOfNewType")
                .getConstructor()
                .newInstance();
    }

    /**
     * Loads the domain as compiled here and the worker's wiring of it; all other classes come from the test's class
     * loader.
     */
    private URLClassLoader domain() throws IOException {
        URL wiring = Accruals.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes.toUri().toURL(), wiring}, Accruals.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean own = name.startsWith("floorplan.domain.") || name.equals(Accruals.class.getName());
                return own && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
            }
        };
    }

    private void compile(String... more) throws IOException {
        Path sources = Files.createDirectory(classes.resolve("sources"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> domain = Files.walk(DOMAIN)) {
            for (Path file :
                    domain.filter(file -> file.toString().endsWith(".java")).toList()) {
                files.add(file.endsWith("LoanType.java") ? withConstant(file, sources) : file);
            }
        }
        for (String source : more) {
            String name = source.replaceAll("(?s).*public final class (\\w+).*", "$1");
            files.add(Files.writeString(sources.resolve(name + ".java"), source));
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            assertThat(compiler.getTask(
                                    problems,
                                    manager,
                                    null,
                                    List.of("-d", classes.toString(), "-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .as(problems.toString())
                    .isTrue();
        }
    }

    private static Path withConstant(Path enumeration, Path folder) throws IOException {
        String source = Files.readString(enumeration);
        String extended = source.replace("SPLIT(3);", "SPLIT(3),\n    GRACE(4);");
        assertThat(extended).isNotEqualTo(source);
        return Files.writeString(folder.resolve("LoanType.java"), extended);
    }
}
