package sextant.server.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.Control;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;

/** {@code /jobs/{job}/phase} (UWS 1.1, 2.1.3): one word, and the ways to change it. */
public final class PhaseResource {

    private static final Map<Phase, Optional<Reply>> ANSWERS = answers();

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;

    public PhaseResource(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
    }

    public static Reply show(Call call, Caller caller, Job job) {
        return showAtOnce(call, caller, job).orElseThrow();
    }

    /** This is what clients ask most often. */
    public static Optional<Reply> showAtOnce(Call call, Caller caller, Job job) {
        return ANSWERS.getOrDefault(job.phase(), Optional.empty());
    }

    public Reply change(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            return addresses.toJob(call, changed(form.needed(Control.PHASE), caller, job));
        }
    }

    Job changed(String wanted, Caller caller, Job job) {
        return switch (wanted) {
            case "RUN" -> jobs.run(job.id(), caller);
            case "ABORT" -> jobs.abort(job.id(), caller);
            case "SUSPEND" -> jobs.suspend(job.id(), caller);
            default -> throw unknown(wanted);
        };
    }

    /** The word itself, if it is one that a job can be asked for. */
    static String known(String wanted) {
        return switch (wanted) {
            case "RUN", "ABORT", "SUSPEND" -> wanted;
            default -> throw unknown(wanted);
        };
    }

    private static Refused unknown(String wanted) {
        return RefusalKind.PARAMETER_VALUE
                .because("No job can be asked to do that.")
                .at(Path.of("PHASE"))
                .got(wanted)
                .limit("RUN, ABORT, SUSPEND")
                .refused();
    }

    private static Map<Phase, Optional<Reply>> answers() {
        var answers = new EnumMap<Phase, Optional<Reply>>(Phase.class);
        for (var phase : Phase.values()) {
            answers.put(phase, Optional.of(AtomicText.of(phase.name().getBytes(StandardCharsets.UTF_8))));
        }
        return answers;
    }
}
