package sextant.engine.callbacks;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import sextant.model.callback.Listener;
import sextant.model.callback.WebhookSignature;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/** Decides who may be told of a job. */
public final class Registration {

    /** Listeners of one job. */
    public static final int MOST = 5;

    private static final int ID_BYTES = 12;

    private final Notifier notifier;
    private final SecureRandom random;

    public Registration(Notifier notifier, SecureRandom random) {
        this.notifier = notifier;
        this.random = random;
    }

    /**
     * A listener that can be registered.
     *
     * @param secret what web hooks are signed with; empty makes one
     * @throws sextant.model.refusal.Refused {@code endpoint-not-allowed}; {@code parameter-value} for a secret that is none
     */
    public Listener listener(Listener.Kind kind, String endpoint, Optional<String> secret) {
        notifier.check(endpoint).ifPresent(refusal -> {
            throw refusal.refused();
        });
        secret.filter(text -> kind != Listener.Kind.WEBHOOK || !WebhookSignature.isSecret(text))
                .ifPresent(_ -> {
                    throw RefusalKind.PARAMETER_VALUE
                            .because("That is no secret for the signature of web hooks.")
                            .at(Path.of("SECRET"))
                            .limit(WebhookSignature.RULE + ", for KIND=webhook only")
                            .suggest("Leave it out: one is made, and told once.")
                            .refused();
                });
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return new Listener(
                HexFormat.of().formatHex(bytes),
                kind,
                endpoint,
                kind == Listener.Kind.WEBHOOK ? secret.orElseGet(() -> WebhookSignature.secret(random)) : "");
    }

    /**
     * The job with one more listener; the same job if somebody of this kind listens there already.
     *
     * @throws sextant.model.refusal.Refused {@code too-many-listeners}
     */
    public static Job with(Job job, Listener listener) {
        if (same(job, listener).isPresent()) {
            return job;
        }
        if (job.listeners().size() >= MOST) {
            throw RefusalKind.TOO_MANY_LISTENERS
                    .because("The job has as many listeners as it may have.")
                    .limit(MOST)
                    .suggest("Remove one of them first.")
                    .refused();
        }
        var listeners = new ArrayList<>(job.listeners());
        listeners.add(listener);
        return job.change().listeners(listeners).job();
    }

    /** The listener that is told the same at the same place. */
    public static Optional<Listener> same(Job job, Listener listener) {
        return job.listeners().stream()
                .filter(one -> one.kind() == listener.kind() && one.endpoint().equals(listener.endpoint()))
                .findFirst();
    }

    /** The job without a listener. */
    public static Job without(Job job, String listener) {
        var left = job.listeners().stream()
                .filter(one -> !one.id().equals(listener))
                .toList();
        return left.size() == job.listeners().size()
                ? job
                : job.change().listeners(left).job();
    }
}
