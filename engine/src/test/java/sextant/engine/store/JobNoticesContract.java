package sextant.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.store.ExampleJobs.ANNA;
import static sextant.engine.store.ExampleJobs.START;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sextant.model.callback.Listener;
import sextant.model.callback.Listener.Kind;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.notice.Notice;

/** Notices: stored with the change that they tell of, given out in order, kept until they are told. */
abstract class JobNoticesContract extends JobListsContract {

    private static final Listener ONE = new Listener("one", Kind.MONITOR, "https://example.org/one", "");
    private static final Listener OTHER = new Listener("other", Kind.WEBHOOK, "https://example.org/other", "whsec_x");

    @Test
    void aJobComesBackWithItsListeners() {
        var job = examples.pending(ANNA);
        store(job);
        var heard = job.change().listeners(List.of(ONE, OTHER)).job();
        store.save(heard);

        assertThat(store.find(job.id())).contains(heard);
    }

    @Test
    void whatIsToldOfAChangeIsStoredWithItAsItIs() {
        var job = examples.pending(ANNA);
        store(job);
        var told = List.of(
                entered(job, ONE, Phase.QUEUED),
                said(job, ONE, "stderr", "\u0007 half of \"it\""),
                draft(
                        job,
                        OTHER,
                        new Happened.Said(START, Phase.EXECUTING, "progress", "done", OptionalDouble.of(12.5))),
                draft(job, OTHER, new Happened.Results(START)));
        store.save(phase(job, Phase.QUEUED), told);

        assertThat(store.notices(job.id()).stream().map(Notice::draft)).isEqualTo(told);
        assertThat(store.notices(job.id()))
                .allSatisfy(notice -> assertThat(notice)
                        .isEqualTo(new Notice(notice.sequence(), notice.draft(), START, 0, START, Optional.empty())))
                .extracting(Notice::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void ofAChangeThatLostNothingIsTold() {
        var job = examples.pending(ANNA);
        store(job);
        var changed = phase(job, Phase.QUEUED);
        store.save(changed);

        assertThat(store.save(changed, List.of(entered(job, ONE, Phase.QUEUED))))
                .isEmpty();
        assertThat(store.notices(job.id())).isEmpty();
        assertThat(store.nextNotice()).isEmpty();
    }

    @Test
    void ofEachListenerTheOldestIsToldFirstAndTheNextWhenThatIsTold() {
        var job = examples.pending(ANNA);
        store(job);
        store.save(
                phase(job, Phase.QUEUED),
                List.of(
                        entered(job, ONE, Phase.QUEUED),
                        entered(job, ONE, Phase.EXECUTING),
                        entered(job, OTHER, Phase.QUEUED)));

        var due = store.notices(START, 10);
        assertThat(due.stream().map(Notice::draft))
                .containsExactly(entered(job, ONE, Phase.QUEUED), entered(job, OTHER, Phase.QUEUED));
        assertThat(store.notices(START, 1)).containsExactly(due.getFirst());

        store.told(due.getFirst());
        assertThat(store.notices(START, 10).stream().map(Notice::draft))
                .containsExactly(entered(job, ONE, Phase.EXECUTING), entered(job, OTHER, Phase.QUEUED));
    }

    @Test
    void whatIsPostponedHoldsBackWhatIsBehindItAndNobodyElse() {
        var job = examples.pending(ANNA);
        store(job);
        store.tell(List.of(
                entered(job, ONE, Phase.QUEUED),
                entered(job, ONE, Phase.EXECUTING),
                entered(job, OTHER, Phase.QUEUED)));
        var failed = store.notices(START, 1).getFirst().failed(START.plusSeconds(5), "status-503");
        store.postpone(List.of(failed));

        assertThat(store.notices(START, 10).stream().map(Notice::draft))
                .containsExactly(entered(job, OTHER, Phase.QUEUED));
        assertThat(store.notices(START.plusSeconds(5), 10)).contains(failed);
        assertThat(store.nextNotice()).contains(START);

        store.silence(OTHER.id());
        assertThat(store.nextNotice()).as("what is behind it does not count").contains(START.plusSeconds(5));
    }

    @Test
    void whatAProgramSaysReplacesWhatTheSameSourceSaidBefore() {
        var job = examples.pending(ANNA);
        store(job);
        store.tell(List.of(said(job, ONE, "stderr", "first"), said(job, OTHER, "stderr", "first")));
        store.tell(List.of(said(job, ONE, "progress", "half"), entered(job, ONE, Phase.COMPLETED)));
        store.tell(List.of(said(job, ONE, "stderr", "second")));

        assertThat(store.notices(job.id()).stream().map(Notice::draft))
                .containsExactly(
                        said(job, OTHER, "stderr", "first"),
                        said(job, ONE, "progress", "half"),
                        entered(job, ONE, Phase.COMPLETED),
                        said(job, ONE, "stderr", "second"));
    }

    @Test
    void noNumberIsGivenTwiceAlsoWhenAllIsToldAndTheJobIsGone() {
        var job = examples.pending(ANNA);
        store(job);
        store.tell(List.of(entered(job, ONE, Phase.QUEUED)));
        var first = store.notices(START, 1).getFirst();
        store.delete(job);
        assertThat(store.notices(START, 1)).as("it outlives its job").containsExactly(first);

        store.told(first);
        store.postpone(List.of(first.failed(START, "too late")));
        assertThat(store.notices(START, 1)).isEmpty();

        now.set(START.plus(Duration.ofHours(1)));
        store.tell(List.of(entered(job, ONE, Phase.EXECUTING)));
        var second = store.notices(now.get(), 1).getFirst();
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(second.created()).isEqualTo(now.get());
    }

    private static Draft entered(Job job, Listener listener, Phase phase) {
        return draft(job, listener, new Happened.Entered(START, phase, "It is " + phase + "."));
    }

    private static Draft said(Job job, Listener listener, String source, String text) {
        return draft(job, listener, new Happened.Said(START, Phase.EXECUTING, source, text, OptionalDouble.empty()));
    }

    private static Draft draft(Job job, Listener listener, Happened happened) {
        return new Draft(job.id(), Optional.of("step \"7\""), listener, happened);
    }
}
