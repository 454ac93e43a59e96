package floorplan.api;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import floorplan.store.audit.VerifyAudit;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.workflows.credit.AccountLog;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import floorplan.workflows.repayment.RepaymentSteps;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** The dependencies that modules, features and schemas may have on each other. */
@AnalyzeClasses(
        packages = "floorplan",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.DoNotIncludeTestJars.class})
class HouseTest {
    /** {@code DoNotIncludeTests} leaves out folders of tests, but not their jars. */
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
            .layer("console")
            .definedBy("floorplan.console..")
            .layer("api")
            .definedBy("floorplan.api..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("worker")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("console")
            .mayNotAccessAnyLayer()
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

    /**
     * The handles return a {@code JdbcClient.StatementSpec}, which is no {@code JdbcClient}, so any class may use it.
     */
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
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage("..service..", "..util..", "..utils..", "..dto..", "..common..", "..impl..");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("floorplan.(*).(*)..").should().beFreeOfCycles();

    /**
     * A feature has the same name in every module. Packages that {@link Features} does not name, such as loan,
     * correction, receipt, journal and audit, serve several features, so every feature may use them. A feature knows
     * another one only where the list below says why.
     */
    @ArchTest
    static final ArchRule featuresDoNotReachIntoEachOther = slices().assignedFrom(new Features())
            .should()
            .notDependOnEachOther()
            .as("features should not reach into each other")
            // Sweep and reconciliation carry on the work of all other features, and compare both sides.
            .ignoreDependency(resideInAPackage("floorplan.*.sweep.."), alwaysTrue())
            .ignoreDependency(resideInAPackage("floorplan.*.reconcile.."), alwaysTrue())
            // The trial balance decides whether a date is settled.
            .ignoreDependency(
                    resideInAPackage("floorplan.*.dayend.."), resideInAPackage("floorplan.store.trialbalance.."))
            // An import reserves credit by the steps that the credit side offers.
            .ignoreDependency(
                    resideInAPackage("floorplan.workflows.imports.."), resideInAPackage("floorplan.workflows.credit.."))
            // The account side answers the one question that the credit side asks it.
            .ignoreDependency(resideInAPackage("floorplan.activities.repayment.."), type(AccountLog.class))
            // A reversal's message is sent as a repayment's is.
            .ignoreDependency(resideInAPackage("floorplan.workflows.reversal.."), type(RepaymentSteps.class))
            // A receipt file makes repayments, and a repayment is shown with the workflow of its file.
            .ignoreDependency(
                    resideInAPackage("floorplan.*.receiptfile.."),
                    resideInAnyPackage("floorplan.activities.repayment..", "floorplan.store.repayment.."))
            .ignoreDependency(resideInAPackage("floorplan.api.repayment.."), type(ReceiptFileWorkflow.class))
            // A repayment is shown with its reversal and the outcome of its credit.
            .ignoreDependency(
                    resideInAPackage("floorplan.api.repayment.."),
                    resideInAnyPackage("floorplan.*.reversal..", "floorplan.store.credit.."));

    private static final class Features implements SliceAssignment {
        private static final Pattern PACKAGE = Pattern.compile("floorplan\\."
                + "(?:workflows|store|activities|runtime|worker|api)\\."
                + "(credit|dayend|imports|rate|receiptfile|reconcile|repayment|reversal|sweep|trialbalance)(?:\\..*)?");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher feature = PACKAGE.matcher(type.getPackageName());
            return feature.matches() ? SliceIdentifier.of(feature.group(1)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "features";
        }
    }

    @ArchTest
    static final ArchRule creditKnowsNothingOfTheAccountSchema = noClasses()
            .that()
            .resideInAnyPackage(
                    "floorplan.store.credit..", "floorplan.activities.credit..", "floorplan.worker.credit..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(AccountDatabase.class);

    @ArchTest
    static final ArchRule loansKnowNothingOfTheClmsSchema = noClasses()
            .that()
            .resideInAnyPackage(
                    "floorplan.store.dayend..",
                    "floorplan.store.journal..",
                    "floorplan.store.loan..",
                    "floorplan.store.repayment..",
                    "floorplan.store.reversal..",
                    "floorplan.store.trialbalance..",
                    "floorplan.activities.dayend..",
                    "floorplan.activities.rate..",
                    "floorplan.activities.repayment..",
                    "floorplan.activities.reversal..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ClmsDatabase.class);
}
