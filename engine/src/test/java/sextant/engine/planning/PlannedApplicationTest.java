package sextant.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.engine.shape.RandomInfo;
import sextant.engine.tasktypes.CeaApplication;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.caller.Caller;
import sextant.model.reading.TaskDocument;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;
import sextant.model.tree.Scalar;

/** Tasks that name an application: judged as a submission is, with what would work instead. */
class PlannedApplicationTest {

    private static final String TASK = """
            tasktype: uri://cea-application
            taskinfo:
              application: fit
              parameters:
                order: 2
                catalogue: https://data.example.org/stars.vot
            """;

    private final Planner planner = planner("{process: {}}", "{cores: 8, memory: 16G}");

    @Test
    void aTaskThatCouldBeSubmittedIsTakenByItsRoute() {
        assertThat(ask(TASK))
                .isInstanceOfSatisfying(
                        Answer.Yes.class,
                        yes -> assertThat(yes.offers()).singleElement().satisfies(offer -> {
                            assertThat(offer.here()).contains(new Offer.Here("here", Optional.of("fit")));
                            assertThat(offer.serviceType()).isEqualTo("uri://cea-uws");
                        }));
    }

    @Test
    void asLongAsNoValuesAreGivenWhatIsNeededOfThemIsAWarning() {
        assertThat(warnings("tasktype: uri://cea-application"))
                .containsExactly("Application: a Task to run must still bring "
                        + "taskinfo.application (application: its short name, or its IVOA identifier).");
        assertThat(warnings("{tasktype: uri://cea-application, taskinfo: {application: fit}}"))
                .containsExactly("Fit: a Task to run must still bring taskinfo.parameters.catalogue.");
        assertThat(warnings("{tasktype: uri://cea-application, taskinfo: {application: slow}}"))
                .isEmpty();
    }

    @Test
    void everyValueThatFailsIsAReasonWhereItStands() {
        var no = no(TASK.replace("order: 2", "order: 12\n    kind: Cubic"));

        assertThat(no.reasons())
                .extracting(reason -> reason.path().orElseThrow().toString())
                .containsExactly("taskinfo.parameters.order", "taskinfo.parameters.kind");
        assertThat(no.reasons()).extracting(Reason::kind).containsOnly("parameter-value");
        assertThat(no.reasons().getFirst().position().orElseThrow().line()).isEqualTo(5);
    }

    @Test
    void theNearestValuesAreProposedTogether() {
        assertThat(changes(no(TASK.replace("order: 2", "order: 12\n    kind: Cubic"))))
                .containsExactly("taskinfo.parameters.kind: cubic", "taskinfo.parameters.order: 9");
    }

    @Test
    void aNameThatIsNearlyRightIsMendedInOneChange() {
        var no = no(TASK.replace("order:", "oder:"));

        assertThat(no.alternatives().getFirst().text()).isEqualTo("write order in place of oder");
        assertThat(no.alternatives().getFirst().changes()).hasSize(1);
    }

    @Test
    void anApplicationThatTheRouteDoesNotRunIsANoWithTheNearestThatItRuns() {
        assertThat(changes(no("{tasktype: uri://cea-application, taskinfo: {application: solw}}")))
                .containsExactly("taskinfo.application: slow");

        var slowOnly = planner("{process: {applications: [slow]}}", "{cores: 8}");
        assertThat(slowOnly.ask(Platforms.task(TASK), Caller.ANONYMOUS))
                .isInstanceOfSatisfying(
                        Answer.No.class,
                        no -> assertThat(no.reasons())
                                .extracting(Reason::text)
                                .containsExactly("the route runs no application of this name; there are: slow"));
    }

    @Test
    void anInterfaceAndOutputsMustBeThoseOfTheApplication() {
        assertThat(no(TASK.replace("application: fit", "application: fit\n  interface: quick"))
                        .reasons())
                .extracting(Reason::kind)
                .containsExactly("interface");
        assertThat(no(TASK + "  outputs: {resutl: \"https://data.example.org/fit.txt\"}\n")
                        .alternatives())
                .extracting(Alternative::text)
                .first()
                .isEqualTo("write result in place of resutl");
    }

    /** Whoever posts what was planned is not told then what could have been told before. */
    @Test
    void anAddressOfASchemeThatIsNotCarriedIsANoThatNamesThoseThatAre() {
        assertThat(no(TASK + "  outputs: {result: \"vos://example.org/fit.txt\"}\n")
                        .reasons())
                .extracting(
                        Reason::kind,
                        Reason::text,
                        reason -> reason.path().orElseThrow().toString())
                .containsExactly(tuple(
                        "scheme-not-allowed",
                        "This server sends nothing to vos: addresses",
                        "taskinfo.outputs.result"));
    }

    /** A run gets what its application may take, whatever the route has; and it needs what its author says. */
    @Test
    void resourcesAreThoseOfTheApplicationAndOfTheRoute() {
        assertThat(changes(no(TASK + "resources: {minmemory: 4G}"))).containsExactly("resources.minmemory: 2G");
        assertThat(changes(no(TASK + "resources: {minduration: P8D}"))).containsExactly("resources.minduration: 7d");
        assertThat(changes(no(TASK + "resources: {maxcores: 2}"))).containsExactly("resources.maxcores: 4");

        var small = planner("{process: {}}", "{cores: 2}");
        assertThat(small.ask(Platforms.task(TASK), Caller.ANONYMOUS))
                .isInstanceOfSatisfying(
                        Answer.No.class,
                        no -> assertThat(no.reasons())
                                .extracting(Reason::text)
                                .containsExactly("fit needs 4 cores, and this route has at most 2 cores"));
    }

    @Test
    void aYesDoesNotHideThatTheOperatorHoldsTheRoute() {
        var held = planner("{process: {}, hold: true}", "{cores: 8}");

        assertThat(held.ask(Platforms.task(TASK), Caller.ANONYMOUS))
                .isInstanceOfSatisfying(
                        Answer.Yes.class,
                        yes -> assertThat(yes.warnings())
                                .extracting(Warning::kind)
                                .containsExactly("held"));
    }

    @Test
    void whateverFitsTheShapeIsJudgedWithoutAnErrorAndEveryAlternativeIsAYes() {
        var shape = new CeaApplication().description().info();
        var random = new Random(20261127);
        for (int round = 0; round < 2_000; round++) {
            var info = RandomInfo.of(shape, random).with("application", Scalar.text("fit"));
            var task = task(info);
            assertThatCode(() -> {
                        if (planner.ask(task, Caller.ANONYMOUS) instanceof Answer.No no) {
                            assertThat(no.reasons()).isNotEmpty();
                            no.alternatives()
                                    .forEach(alternative -> assertThat(planner.ask(
                                                    ChangedTask.of(task, alternative.changes()), Caller.ANONYMOUS))
                                            .isInstanceOf(Answer.Yes.class));
                        }
                    })
                    .as("taskinfo %s", info)
                    .doesNotThrowAnyException();
        }
    }

    private static Task task(Fields info) {
        var document =
                Fields.of("tasktype", Scalar.text("uri://cea-application")).with("taskinfo", info);
        return TaskDocument.task("uri://cea-application", Located.nowhere(document));
    }

    private static Planner planner(String run, String limits) {
        return Platforms.planner("""
                platform: {name: Applications, url: "http://localhost:8080"}
                applications: src/test/resources/sextant/engine/planning/applications
                routes:
                  - {name: here, accepts: [uri://cea-application], run: %s, limits: %s}
                """.formatted(run, limits));
    }

    private Answer ask(String task) {
        return planner.ask(Platforms.task(task), Caller.ANONYMOUS);
    }

    private Answer.No no(String task) {
        assertThat(ask(task)).isInstanceOf(Answer.No.class);
        return (Answer.No) ask(task);
    }

    private List<String> warnings(String task) {
        assertThat(ask(task)).isInstanceOf(Answer.Yes.class);
        return ((Answer.Yes) ask(task)).warnings().stream().map(Warning::text).toList();
    }

    /** Of the first alternative, in the order of their paths. */
    private static List<String> changes(Answer.No no) {
        return no.alternatives().getFirst().changes().stream()
                .map(change -> change.path() + ": "
                        + (change.to().orElseThrow() instanceof Scalar(var text, var _) ? text : "?"))
                .toList();
    }
}
