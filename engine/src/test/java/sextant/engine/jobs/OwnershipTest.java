package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;
import static sextant.engine.jobs.Stage.NOBODY;
import static sextant.engine.jobs.Stage.OPERATOR;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.caller.Caller;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.Owner;
import sextant.model.refusal.Refused;

/** Whose job it is: promise P9. */
class OwnershipTest {

    private static final Caller ANNA_OF_ANOTHER_ISSUER =
            new Caller.User("https://elsewhere.example.org", "anna", Set.of());

    private final Stage stage = new Stage();

    static Stream<Arguments> useCases() {
        return Stream.<BiConsumer<Jobs, Use>>of(
                        (jobs, use) -> jobs.find(use.job, use.caller),
                        (jobs, use) -> jobs.run(use.job, use.caller),
                        (jobs, use) -> jobs.abort(use.job, use.caller),
                        (jobs, use) -> jobs.suspend(use.job, use.caller),
                        (jobs, use) -> jobs.delete(use.job, use.caller),
                        (jobs, use) -> jobs.destruction(use.job, use.caller, Optional.empty()),
                        (jobs, use) -> jobs.executionDuration(use.job, use.caller, 1),
                        (jobs, use) -> jobs.parameters(use.job, use.caller, List.of(Ask.text("mine"))),
                        (jobs, use) -> jobs.follow(Optional.of(use.job), use.caller, Optional.empty()))
                .map(Arguments::of);
    }

    private record Use(JobId job, Caller caller) {}

    @ParameterizedTest
    @MethodSource("useCases")
    void nobodyCanTellAnothersJobFromOneThatDoesNotExist(BiConsumer<Jobs, Use> useCase) {
        var annas = stage.executing(JOB, ANNA);
        var missing = JobId.random(new SecureRandom());
        var before = stage.everything();
        for (var stranger : List.of(NOBODY, BEN, ANNA_OF_ANOTHER_ISSUER)) {
            var foreign = refused(() -> useCase.accept(stage.jobs, new Use(annas, stranger)));
            var none = refused(() -> useCase.accept(stage.jobs, new Use(missing, stranger)));

            assertThat(foreign.refusal()).isEqualTo(none.refusal());
            assertThat(foreign.refusal().kind().status()).isEqualTo(404);
        }
        assertThat(stage.everything()).isEqualTo(before);
    }

    @Test
    void waitingForAnothersJobIsRefusedLikeReadingIt() {
        var job = stage.job(stage.executing(JOB, ANNA));

        assertThat(refused(() -> stage.jobs.await(job, BEN, Duration.ofMinutes(1)))
                        .refusal()
                        .kind()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsAtHandIsAtHandForItsOwnerOnly() {
        var id = stage.create(JOB, ANNA);

        assertThat(stage.jobs.atHand(id, ANNA)).contains(stage.job(id));
        assertThat(stage.jobs.atHand(id, BEN)).isEmpty();
        assertThat(stage.jobs.atHand(JobId.random(new SecureRandom()), ANNA)).isEmpty();
    }

    @Test
    void theJobOfAnAnonymousCallerIsEverybodysWhoKnowsItsAddress() {
        var id = stage.executing(JOB, NOBODY);

        assertThat(stage.jobs.find(id, BEN).id()).isEqualTo(id);
        stage.jobs.abort(id, BEN);
        assertThat(stage.jobs.mayRead(stage.job(id), BEN)).isTrue();
    }

    @Test
    void anOperatorMayEndAJobButNotReadWhatIsInIt() {
        var id = stage.executing(JOB, ANNA);
        assertThat(stage.jobs.find(id, OPERATOR).id()).isEqualTo(id);
        assertThat(stage.jobs.mayRead(stage.job(id), OPERATOR)).isFalse();
        assertThat(stage.jobs.mayRead(stage.job(id), ANNA)).isTrue();

        stage.jobs.delete(id, OPERATOR);
        assertThat(stage.stored(id)).isFalse();
    }

    @Test
    void aListShowsWhatIsOnesOwn() {
        var annas = stage.create(JOB, ANNA);
        var bens = stage.create(JOB, BEN);
        var nobodys = stage.create(JOB, NOBODY);

        assertThat(listed(ANNA, new Whose.Everybody())).containsExactly(annas);
        assertThat(listed(ANNA, new Whose.One(owner(BEN)))).isEmpty();
        assertThat(listed(ANNA, new Whose.OneAndNobody(owner(ANNA)))).containsExactly(annas);
        assertThat(listed(NOBODY, new Whose.Everybody())).isEmpty();
        assertThat(listed(NOBODY, new Whose.One(owner(ANNA)))).isEmpty();
        assertThat(listed(OPERATOR, new Whose.Everybody())).containsExactly(annas, bens, nobodys);
        assertThat(listed(OPERATOR, new Whose.One(owner(BEN)))).containsExactly(bens);
    }

    @Test
    void jobsOfAnonymousCallersAreListedOnlyIfTheOperatorWantsIt() {
        var annas = stage.create(JOB, ANNA);
        stage.create(JOB, BEN);
        var nobodys = stage.create(JOB, NOBODY);
        stage.site.listAnonymous();

        assertThat(listed(NOBODY, new Whose.Everybody())).containsExactly(nobodys);
        assertThat(listed(ANNA, new Whose.Everybody())).containsExactly(annas, nobodys);
        assertThat(listed(ANNA, new Whose.Nobody())).containsExactly(nobodys);
        assertThat(listed(ANNA, new Whose.One(owner(ANNA)))).containsExactly(annas);
        assertThat(listed(ANNA, new Whose.OneAndNobody(owner(BEN)))).containsExactly(nobodys);
    }

    private List<JobId> listed(Caller caller, Whose whose) {
        var ids = new ArrayList<JobId>();
        var query = new JobQuery(
                whose, Set.of(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
        stage.jobs.list(query, caller, job -> ids.add(job.id()));
        return ids;
    }

    private static Owner owner(Caller caller) {
        return Owner.of(caller).orElseThrow();
    }

    private static Refused refused(Runnable request) {
        var refused = catchThrowableOfType(Refused.class, request::run);
        assertThat(refused).as("it should be refused").isNotNull();
        return refused;
    }
}
