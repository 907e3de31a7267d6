package sextant.server.planner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import sextant.model.answer.Answer;
import sextant.model.answer.Reason;
import sextant.model.refusal.Refusal;

/**
 * What was answered, for operators: how often yes and no, and what the noes were for. Reasons are counted by their stable words, of
 * which there is a fixed number, never by anything that a client sent.
 */
public final class AnswerCounter {

    private final MeterRegistry registry;
    private final Counter yes;
    private final Counter no;

    public AnswerCounter(MeterRegistry registry) {
        this.registry = registry;
        this.yes = answers("YES");
        this.no = answers("NO");
    }

    private Counter answers(String word) {
        return Counter.builder("sextant.answers")
                .description("Questions answered")
                .tag("word", word)
                .register(registry);
    }

    /** An answer that was given. */
    public void count(Answer answer) {
        switch (answer) {
            case Answer.Yes _ -> yes.increment();
            case Answer.No _ -> no.increment();
        }
    }

    /** What a no was for, each kind once, whether or not the caller was told. */
    public void count(List<Reason> reasons) {
        reasons.stream().map(Reason::kind).distinct().forEach(this::count);
    }

    private void count(String kind) {
        Counter.builder("sextant.no.reasons")
                .description("Noes, by the kinds of their reasons")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    /** Requests that could not be taken at all. */
    public void count(Refusal refusal) {
        Counter.builder("sextant.refusals")
                .description("Requests refused, by kind")
                .tag("kind", refusal.kind().word())
                .register(registry)
                .increment();
    }
}
