package sextant.acceptance.crash.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.acceptance.crash.validation.Operation.ABORT;
import static sextant.acceptance.crash.validation.Operation.CREATE;
import static sextant.acceptance.crash.validation.Operation.CREATE_AND_RUN;
import static sextant.acceptance.crash.validation.Operation.DELETE;
import static sextant.acceptance.crash.validation.Operation.DESTROY;
import static sextant.acceptance.crash.validation.Operation.LISTEN;
import static sextant.acceptance.crash.validation.Operation.RUN;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.crash.validation.Verdict.Kind;

/** The judge of the crash harness: what it must let pass, and what it must not. */
class ValidatorTest {

    private static final String ONCE = "1-1-once-5-0";
    private static final String TWICE = "1-1-twice-5-0";
    private static final String FAILS = "1-1-once-5-3";

    /** @param expected empty for a good one */
    record Row(String what, Written written, List<Kind> expected) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Row> good() {
        return Stream.of(
                row("nothing happened", Written.order(ONCE)),
                row("a job that ran through a crash", completed().isCompleted()),
                row(
                        "a job that nobody ran",
                        Written.order(ONCE).call(CREATE, "j", 303).is("PENDING")),
                row(
                        "nobody answered, and there is no job",
                        Written.order(ONCE).call(CREATE, "", 0).serverKilled()),
                row(
                        "nobody answered, and there is a job",
                        Written.order(ONCE).call(CREATE, "", 0).serverKilled().is("PENDING")),
                row(
                        "asked twice with the same key, one job",
                        Written.order(ONCE)
                                .call(CREATE, "", 0)
                                .call(CREATE, "j", 303)
                                .is("PENDING")),
                row("deleted", running().call(DELETE, "j", 303)),
                row("perhaps deleted, gone", running().call(DELETE, "j", 0)),
                row("perhaps deleted, there", completed().call(DELETE, "j", 0).isCompleted()),
                row(
                        "told, and the last of it twice",
                        completed()
                                .call(LISTEN, "j", 201)
                                .isCompleted()
                                .heard(3, "EXECUTING")
                                .heard(5, "COMPLETED")
                                .heard(5, "COMPLETED")
                                .heard(6, "")),
                row("perhaps a listener", completed().call(LISTEN, "j", 0).isCompleted()),
                row("aborted", running().call(ABORT, "j", 303).is("ABORTED")),
                row("perhaps aborted", running().call(ABORT, "j", 0).is("ABORTED")),
                row("aborted too late", completed().call(ABORT, "j", 303).isCompleted()),
                row("destroyed", completed().call(DESTROY, "j", 303).is("ARCHIVED")),
                row(
                        "an exit status that means failure",
                        Written.order(FAILS)
                                .call(CREATE_AND_RUN, "j", 303)
                                .started("j-1")
                                .ended("j-1")
                                .is("ERROR")),
                row(
                        "a run that was lost with its supervisor",
                        running().killed("supervisor").is("ERROR")),
                row(
                        "a second attempt that is allowed",
                        Written.order(TWICE)
                                .call(CREATE_AND_RUN, "j", 303)
                                .started("j-1")
                                .saw("EXECUTING")
                                .killed("both")
                                .saw("QUEUED")
                                .started("j-2")
                                .ended("j-2")
                                .isCompleted()),
                row(
                        "readings that overlap can have been in any order",
                        completed().saw("COMPLETED").sawAtSomeTime("EXECUTING").isCompleted()));
    }

    static Stream<Row> bad() {
        return Stream.of(
                row(
                        "a listener that does not hear the end",
                        completed().call(LISTEN, "j", 201).isCompleted().heard(3, "EXECUTING"),
                        Kind.UNTOLD),
                row(
                        "a listener that does not hear of results",
                        completed().call(LISTEN, "j", 201).isCompleted().heard(3, "COMPLETED"),
                        Kind.UNTOLD),
                row(
                        "a listener that hears the beginning behind the end",
                        running()
                                .call(LISTEN, "j", 201)
                                .is("ABORTED")
                                .heard(5, "ABORTED")
                                .heard(3, "EXECUTING"),
                        Kind.UNTOLD),
                row(
                        "acknowledged and gone",
                        Written.order(ONCE).call(CREATE, "j", 303).serverKilled(),
                        Kind.LOST),
                row(
                        "acknowledged to the second asking only, and gone",
                        Written.order(ONCE).call(CREATE, "", 0).call(CREATE, "j", 303),
                        Kind.LOST),
                row(
                        "told to run, and forgot it",
                        Written.order(ONCE)
                                .call(CREATE, "j", 303)
                                .call(RUN, "j", 303)
                                .is("PENDING"),
                        Kind.LOST),
                row("deleted, and there", completed().call(DELETE, "j", 303).isCompleted(), Kind.LOST),
                row("deleted is not aborted", running().call(ABORT, "j", 303), Kind.LOST),
                row(
                        "destroyed, and not archived",
                        completed().call(DESTROY, "j", 303).isCompleted(),
                        Kind.LOST),
                row(
                        "two jobs for one key",
                        Written.order(ONCE)
                                .call(CREATE, "j", 303)
                                .call(CREATE, "k", 303)
                                .is("PENDING"),
                        Kind.DUPLICATED),
                row(
                        "two jobs for one key, and nobody heard of one",
                        Written.order(ONCE)
                                .call(CREATE, "", 0)
                                .call(CREATE, "j", 303)
                                .is("PENDING")
                                .is("k", "PENDING", FinalJob.Fetched.NONE),
                        Kind.DUPLICATED),
                row("one attempt, started twice", completed().started("j-1").isCompleted(), Kind.DUPLICATED),
                row(
                        "a second attempt that is not allowed",
                        completed().started("j-2").isCompleted(),
                        Kind.DUPLICATED),
                row(
                        "one attempt of a job with several, started twice",
                        Written.order(TWICE)
                                .call(CREATE_AND_RUN, "j", 303)
                                .started("j-1")
                                .started("j-2")
                                .started("j-2")
                                .ended("j-2")
                                .isCompleted(),
                        Kind.DUPLICATED),
                row(
                        "started, and nobody ran it",
                        Written.order(ONCE)
                                .call(CREATE, "j", 303)
                                .started("j-1")
                                .is("PENDING"),
                        Kind.UNEXPECTED),
                row(
                        "started after it was over",
                        running()
                                .call(ABORT, "j", 303)
                                .saw("ABORTED")
                                .started("j-1")
                                .is("ABORTED"),
                        Kind.DUPLICATED,
                        Kind.ILLEGAL_PHASES),
                row(
                        "out of a final phase",
                        completed().saw("COMPLETED").saw("EXECUTING").isCompleted(),
                        Kind.ILLEGAL_PHASES),
                row("from one final phase to another", completed().saw("ERROR").isCompleted(), Kind.ILLEGAL_PHASES),
                row(
                        "back into the queue",
                        completed().saw("EXECUTING").saw("QUEUED").isCompleted(),
                        Kind.ILLEGAL_PHASES),
                row(
                        "back to the beginning",
                        completed().saw("QUEUED").saw("PENDING").isCompleted(),
                        Kind.ILLEGAL_PHASES),
                row("a phase that is none", completed().saw("FINISHED").isCompleted(), Kind.ILLEGAL_PHASES),
                row(
                        "completed without having run",
                        Written.order(ONCE).call(CREATE_AND_RUN, "j", 303).isCompleted(),
                        Kind.UNEXPECTED),
                row("completed in the middle", running().isCompleted(), Kind.UNEXPECTED),
                row(
                        "completed although its program failed",
                        Written.order(FAILS)
                                .call(CREATE_AND_RUN, "j", 303)
                                .started("j-1")
                                .ended("j-1")
                                .isCompleted(),
                        Kind.UNEXPECTED),
                row(
                        "failed although only the server was killed",
                        running().serverKilled().is("ERROR"),
                        Kind.UNEXPECTED),
                row("aborted by nobody", running().is("ABORTED"), Kind.UNEXPECTED),
                row("archived before its time", completed().is("ARCHIVED"), Kind.UNEXPECTED),
                row(
                        "a bug was answered",
                        running().call(ABORT, "j", 500).killed("both").is("ERROR"),
                        Kind.UNEXPECTED),
                row("for ever executing", running().is("EXECUTING"), Kind.UNDECIDED),
                row(
                        "for ever queued",
                        Written.order(ONCE).call(CREATE_AND_RUN, "j", 303).is("QUEUED"),
                        Kind.UNDECIDED),
                row("completed without a result", completed().is("COMPLETED"), Kind.WRONG_RESULT),
                row("half a result", completed().is("j", "COMPLETED", cut()), Kind.WRONG_RESULT),
                row(
                        "half a result of a job that was aborted",
                        running().call(ABORT, "j", 303).is("j", "ABORTED", cut()),
                        Kind.WRONG_RESULT),
                row("half a result on the way", completed().fetched("half").isCompleted(), Kind.WRONG_RESULT),
                row(
                        "something that nobody owns runs on",
                        completed().afterwards(List.of(), List.of("pid 7")).isCompleted(),
                        Kind.ORPHAN),
                row(
                        "not decided in time",
                        completed().afterwards(List.of(ONCE), List.of()).isCompleted(),
                        Kind.UNDECIDED));
    }

    @ParameterizedTest
    @MethodSource("good")
    void letsPass(Row row) {
        var verdict = Validator.judge(row.written().evidence());

        assertThat(verdict.violations()).as("%s", verdict).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void doesNotLetPass(Row row) {
        var verdict = Validator.judge(row.written().evidence());

        assertThat(verdict.violations())
                .extracting(Verdict.Violation::kind)
                .as("%s", verdict)
                .hasSameElementsAs(row.expected());
    }

    @Test
    void countsWhatRanInACrashAndHasTheRightResult() {
        assertThat(Validator.judge(completed().isCompleted().evidence()).recovered())
                .isEqualTo(1);
        assertThat(Validator.judge(running().killed("both").is("ERROR").evidence())
                        .recovered())
                .isZero();
    }

    @Test
    void aJobThatNobodyAskedForIsUnexpected() {
        var jobs = Written.order("9-9-once-1-0").is("PENDING").evidence().jobs();

        assertThat(Validator.judge(new Evidence(List.of(), List.of(), jobs, List.of()))
                        .count(Kind.UNEXPECTED))
                .isEqualTo(1);
    }

    @Test
    void theHistoryIsReadAsItWasWritten() {
        var call = new Call(3, Operation.READ, ONCE, "j", 5, 6, 200, "QUEUED");

        assertThat(Call.of(call.line())).isEqualTo(call);
        assertThat(LedgerLine.of("t /w/j-1 b 7 100 start")).contains(new LedgerLine("t", "/w/j-1", "b", 7, 100, true));
        assertThat(LedgerLine.of("t /w/j-1 b 7")).isEmpty();
    }

    /** Created, run, in the middle. */
    private static Written running() {
        return Written.order(ONCE)
                .call(CREATE_AND_RUN, "j", 303)
                .saw("QUEUED")
                .started("j-1")
                .saw("EXECUTING");
    }

    /** The same, through a crash to the end of the program. */
    private static Written completed() {
        return running().serverKilled().ended("j-1");
    }

    private static FinalJob.Fetched cut() {
        var whole = Order.of(ONCE).content().length;
        return new FinalJob.Fetched(
                Integer.toString(whole), Order.of(ONCE).digest(), 200, whole / 2, Order.digest(new byte[9]));
    }

    private static Row row(String what, Written written, Kind... expected) {
        return new Row(what, written, List.of(expected));
    }
}
