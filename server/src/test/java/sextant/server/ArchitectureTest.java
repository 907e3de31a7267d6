package sextant.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;

/** The walls of ARCHITECTURE.md, and the choke points: everything of that kind goes through one class. */
@AnalyzeClasses(
        packages = "sextant",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** The contract suites of the engine come as a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Annotations for null checks are everywhere. */
    private static final String NULLNESS = "org.jspecify..";

    @ArchTest
    static final ArchRule wordsDoNoInputAndOutputAndKnowNoFramework = classes()
            .that()
            .resideInAPackage("sextant.model..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "sextant.model..",
                            "java..",
                            "javax.xml..",
                            "javax.crypto..",
                            "org.xml.sax..",
                            "org.w3c.dom..",
                            "tools.jackson.core..",
                            "org.snakeyaml.engine..",
                            NULLNESS)
                    .and(not(resideInAnyPackage("java.net.http..", "java.sql.."))));

    @ArchTest
    static final ArchRule decisionsKnowWordsAndExpressionsOnly = classes()
            .that()
            .resideInAPackage("sextant.engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "sextant.engine..",
                            "sextant.model..",
                            "java..",
                            "dev.cel..",
                            "com.google.re2j..",
                            "com.google.common..",
                            NULLNESS)
                    .and(not(resideInAnyPackage("java.net.http..", "java.sql.."))));

    @ArchTest
    static final ArchRule adaptersKnowNoServer = noClasses()
            .that()
            .resideInAPackage("sextant.adapters..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("sextant.server..");

    @ArchTest
    static final ArchRule theFrameworkStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("sextant.server", "sextant.server.http", "sextant.server.operator")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");

    @ArchTest
    static final ArchRule wordsHaveNoCycles =
            slices().matching("sextant.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decisionsHaveNoCycles =
            slices().matching("sextant.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyXmlReaderIsMadeBySafeXml = noClasses()
            .that()
            .doNotHaveSimpleName("SafeXml")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "javax\\.xml\\.(stream\\.XMLInputFactory|parsers\\..*Factory|transform\\..*Factory|validation\\.SchemaFactory|xpath\\.XPathFactory)");

    @ArchTest
    static final ArchRule everyYamlReaderIsYamlDocuments = noClasses()
            .that()
            .resideOutsideOfPackage("sextant.model.reading")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.snakeyaml.engine.v2.api.lowlevel",
                    "org.snakeyaml.engine.v2.parser",
                    "org.snakeyaml.engine.v2.scanner");

    @ArchTest
    static final ArchRule everyRequestToTheOutsideGoesThroughEgress = noClasses()
            .that()
            .resideOutsideOfPackage("sextant.adapters.egress..")
            .and()
            .resideOutsideOfPackages("sextant.server.operator", "sextant.server.authoring")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "java.net.http..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(java.net.Socket.class))
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                            java.net.HttpURLConnection.class)));

    @ArchTest
    static final ArchRule nothingReadsSerialisedObjectsOrRunsScripts = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.ObjectInputStream|javax\\.script\\..*|javax\\.naming\\..*");

    /** It starts the supervisor and asks a few programs of the system what they can do; what users run is started by the supervisor. */
    @ArchTest
    static final ArchRule onlyTheProcessRunnerStartsPrograms = noClasses()
            .that()
            .resideOutsideOfPackage("sextant.adapters.process")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime\\$.*)");

    @ArchTest
    static final ArchRule onlyTheSupervisorCallsTheCLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("sextant.adapters.supervisor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule theSupervisorIsSmall = classes()
            .that()
            .resideInAPackage("sextant.adapters.supervisor..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("sextant.adapters.supervisor..", "sextant.engine.fault..", "java..", NULLNESS));

    @ArchTest
    static final ArchRule theFilesOfJobsAreOpenedByTheFoldersOfJobsOnly = noClasses()
            .that()
            .resideInAPackage("sextant.server..")
            .and()
            .resideOutsideOfPackages("sextant.server.operator", "sextant.server.authoring", "sextant.server.platform")
            .or()
            .resideInAnyPackage("sextant.engine.jobs..", "sextant.engine.files..", "sextant.engine.runner..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\.(FileChannel|AsynchronousFileChannel)|java\\.io\\.(File|RandomAccessFile|FileInputStream|FileOutputStream|FileReader|FileWriter)");

    /** And there, what is served or collected is opened by one class, which follows no link. */
    @ArchTest
    static final ArchRule everyFileOfAJobIsOpenedWithoutFollowingLinks = noClasses()
            .that()
            .resideInAPackage("sextant.adapters.files")
            .and()
            .doNotHaveSimpleName("ResultFiles")
            .should()
            .callConstructor(sextant.engine.files.Opened.class, java.nio.channels.SeekableByteChannel.class, long.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|RandomAccessFile|FileInputStream|FileOutputStream|FileReader|FileWriter)");

    @ArchTest
    static void aPackageHasAtMostFifteenFiles(JavaClasses classes) {
        var sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(type -> type.getPackageName(), Collectors.counting()));
        assertThat(sizes).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(16));
    }

    @ArchTest
    static final ArchRule nothingIsNamedByWhatItIsNot = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}
