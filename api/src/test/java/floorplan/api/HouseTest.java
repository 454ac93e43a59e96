package floorplan.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import floorplan.store.audit.VerifyAudit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** The arrows of the house and what each room is free of. */
@AnalyzeClasses(
        packages = "floorplan",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.DoNotIncludeTestJars.class})
class HouseTest {
    /** The option above knows folders of tests alone. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule arrowsPointInwards = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy("floorplan.domain..")
            .layer("workflows")
            .definedBy("floorplan.workflows..")
            .layer("store")
            .definedBy("floorplan.store..")
            .layer("activities")
            .definedBy("floorplan.activities..")
            .layer("runtime")
            .definedBy("floorplan.runtime..")
            .layer("worker")
            .definedBy("floorplan.worker..")
            .layer("api")
            .definedBy("floorplan.api..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("worker")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("worker", "api")
            .whereLayer("activities")
            .mayOnlyBeAccessedByLayers("runtime", "worker", "api")
            .whereLayer("workflows")
            .mayOnlyBeAccessedByLayers("activities", "runtime", "worker", "api")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("activities", "runtime", "worker", "api");

    @ArchTest
    static final ArchRule workflowsKnowNeitherSpringNorServers = noClasses()
            .that()
            .resideInAPackage("floorplan.workflows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "java.sql..", "java.net..", "java.nio.file..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule onlyStoreSpeaksToServers = noClasses()
            .that()
            .resideInAnyPackage("floorplan.activities..", "floorplan.workflows..", "floorplan.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.jdbc..",
                    "org.springframework.data.redis..",
                    "org.springframework.amqp..",
                    "java.sql..");

    /** A {@code JdbcClient.StatementSpec} is no {@code JdbcClient}: a handle returns it. */
    @ArchTest
    static final ArchRule databasesAreUsedThroughTheHandleOfTheirSchema = noClasses()
            .that()
            .resideOutsideOfPackage("floorplan.store.database")
            .should()
            .dependOnClassesThat(assignableTo(JdbcOperations.class)
                    .or(assignableTo(NamedParameterJdbcOperations.class))
                    .or(assignableTo(JdbcClient.class))
                    .or(assignableTo(TransactionOperations.class))
                    .or(assignableTo(TransactionManager.class)));

    @ArchTest
    static final ArchRule connectionsAreForTheHandlesAlone = noClasses()
            .that()
            .resideOutsideOfPackages("floorplan.store.database", "floorplan.runtime.database", "floorplan.api.database")
            .and()
            .doNotBelongToAnyOf(VerifyAudit.class)
            .should()
            .dependOnClassesThat(assignableTo(DataSource.class));

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

    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage("..service..", "..util..", "..utils..", "..dto..", "..common..", "..impl..");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("floorplan.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersStayInTheirPackage =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        return DescribedPredicate.describe(
                "read the process's clock",
                call -> (call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time"))
                        || call.getTarget().getFullName().startsWith("java.lang.System.currentTimeMillis"));
    }
}
