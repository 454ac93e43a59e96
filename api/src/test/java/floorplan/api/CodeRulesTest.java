package floorplan.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules about names, visibility, types and calls in the given packages. */
@AnalyzeClasses(
        packages = "floorplan",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.DoNotIncludeTestJars.class})
class CodeRulesTest {
    @ArchTest
    static final ArchRule datesArePassedIn = noClasses()
            .that()
            .resideInAnyPackage(
                    "floorplan.domain..", "floorplan.workflows..", "floorplan.store..", "floorplan.activities..")
            .should()
            .callMethodWhere(readsTheClock());

    @ArchTest
    static final ArchRule nothingNearMoneyIsBinaryFloatingPoint = noClasses()
            .that()
            .resideInAnyPackage(
                    "floorplan.domain..", "floorplan.store..", "floorplan.activities..", "floorplan.workflows..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are float or double",
                    type -> type.getName().equals("double")
                            || type.getName().equals("float")
                            || type.getName().equals("java.lang.Double")
                            || type.getName().equals("java.lang.Float")));

    /** A simple name tells the reader which class is meant, nested or not. */
    @ArchTest
    static void aNameIsOfOneClass(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        assertThat(byName)
                .allSatisfy((name, named) -> assertThat(named)
                        .as("classes named %s: give each a name of its own", name)
                        .hasSize(1));
    }

    @ArchTest
    static final ArchRule controllersStayInTheirPackage =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingSwitchesOverStrings = noClasses()
            .that()
            .resideInAnyPackage(
                    "floorplan.domain..",
                    "floorplan.workflows..",
                    "floorplan.store..",
                    "floorplan.activities..",
                    "floorplan.runtime..",
                    "floorplan.worker..",
                    "floorplan.console..",
                    "floorplan.api..")
            .should()
            .callMethodWhere(switchesOverAString())
            .because("a status or kind is an enum, over which a switch is exhaustive");

    @ArchTest
    static final ArchRule controllersAndTheirAnswersCompareNoStrings = noClasses()
            .that()
            .resideInAPackage("floorplan.api..")
            .and()
            .haveNameMatching(".*(Controller|Answer)(\\$.*)?")
            .should()
            .accessTargetWhere(comparesStrings())
            .because("a status is an enum, and controllers only map what was decided to HTTP");

    /** The compiler turns a switch over a string into calls of {@code hashCode} and {@code equals}. */
    private static DescribedPredicate<JavaMethodCall> switchesOverAString() {
        return DescribedPredicate.describe(
                "switch over a string",
                call -> isOfString(call, "hashCode")
                        && !call.getOrigin().getName().equals("$deserializeLambda$")
                        && call.getOrigin().getMethodCallsFromSelf().stream()
                                .anyMatch(other -> isOfString(other, "equals")));
    }

    private static DescribedPredicate<JavaAccess<?>> comparesStrings() {
        return DescribedPredicate.describe(
                "compare strings",
                access -> Stream.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo")
                        .anyMatch(method -> isOfString(access, method)));
    }

    private static boolean isOfString(JavaAccess<?> access, String method) {
        return access.getTargetOwner().isEquivalentTo(String.class)
                && access.getTarget().getName().equals(method);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        return DescribedPredicate.describe(
                "read the process's clock",
                call -> (call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time"))
                        || call.getTarget().getFullName().startsWith("java.lang.System.currentTimeMillis"));
    }
}
