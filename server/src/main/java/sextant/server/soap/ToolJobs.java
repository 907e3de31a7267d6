package sextant.server.soap;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.engine.jobs.Jobs;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tool.ToolReader;
import sextant.model.xml.Element;
import sextant.server.jobs.Contents;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobRoutes;

/**
 * Creating and finding jobs for the contracts of CEA. Every operation on one job gets it from here, and so only if {@link Jobs#find}
 * gives it to this caller. After its termination time a job is known no more, even where UWS still shows it as ARCHIVED (CEA Interfaces
 * 1.0, setTerminationTime).
 */
public final class ToolJobs {

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;

    public ToolJobs(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** An operation on the job whose id is the text of a child of the payload. */
    @FunctionalInterface
    public interface OnJob {
        void answer(SoapCall call, Job job, StringBuilder body) throws IOException;
    }

    /** @param child of the payload, with the id of a job */
    public Operation.Answering of(String child, OnJob operation) {
        return (call, body) -> operation.answer(call, find(call, call.needed(child)), body);
    }

    /** @param operation on the job whose address the message was sent to ({@link JobReference}) */
    public Operation.Answering addressed(OnJob operation) {
        return (call, body) -> operation.answer(call, find(call, JobReference.of(call.envelope())), body);
    }

    /** A job as its caller may see it: an operator sees everybody's, but not what came out of them. */
    public Job shown(SoapCall call, Job job) {
        return new Contents(jobs).shown(job, call.caller());
    }

    private Job find(SoapCall call, String id) {
        return JobId.of(id)
                .flatMap(known -> known(call, known))
                .filter(Predicate.not(job -> job.phase() == Phase.ARCHIVED))
                .orElseThrow(JobRoutes::noSuchJob);
    }

    private Optional<Job> known(SoapCall call, JobId id) {
        try {
            return Optional.of(jobs.find(id, call.caller()));
        } catch (Refused refused) {
            if (refused.refusal().kind() == RefusalKind.NO_SUCH_JOB) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * A job for the {@code tool} in the payload, checked as over REST, with every fault told at once.
     *
     * @param runId the client's own id of the job
     */
    public Job create(SoapCall call, Optional<String> runId) throws IOException {
        var tool = tool(call);
        try (var form = forms.of(tool, runId)) {
            var application = form.application(Optional.empty(), addresses::application);
            var known = addresses.application(application, Optional.empty());
            if (known.isPresent()) {
                form.fit(known.get());
            }
            var said = addresses.asConfigured(call.http(), form.submission(application, Optional.empty()));
            return jobs.create(said, call.caller());
        }
    }

    private static Element tool(SoapCall call) {
        var tools =
                call.payload().children().stream().filter(ToolReader::isTool).toList();
        if (tools.size() != 1) {
            throw RefusalKind.XML_SCHEMA
                    .because(call.payload().name() + " needs one <tool>.")
                    .at(call.payload().path())
                    .at(call.payload().at())
                    .got(call.payload().children().stream()
                            .map(child -> "{" + child.namespace() + "}" + child.name())
                            .toList()
                            .toString())
                    .limit("a <tool> in one of " + String.join(", ", ToolReader.NAMESPACES))
                    .refused();
        }
        return tools.getFirst();
    }
}
