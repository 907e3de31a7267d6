package sextant.server.jobs;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.engine.files.JobFiles;
import sextant.engine.jobs.Jobs;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.server.files.FileReply;
import sextant.server.files.FileReply.Shown;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.submission.FormReader;
import sextant.server.submission.SubmittedForm;
import sextant.server.uws.Addresses;

/** {@code /jobs/{job}/parameters}, and each of them by its name, in any case (UWS 1.1, 2.2.1). */
public final class ParametersResource {

    private final Jobs jobs;
    private final Contents contents;
    private final JobFiles files;
    private final Addresses addresses;
    private final FormReader forms;

    public ParametersResource(Jobs jobs, JobFiles files, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.contents = new Contents(jobs);
        this.files = files;
        this.addresses = addresses;
        this.forms = forms;
    }

    public Reply change(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            return addresses.toJob(call, changed(call, form, caller, job));
        }
    }

    /** @throws Refused {@code parameter-missing} if the form has no parameter */
    Job changed(Call call, SubmittedForm form, Caller caller, Job job) throws IOException {
        var application = addresses.application(job.application());
        if (application.isPresent()) {
            form.fit(application.get());
        }
        if (!form.targets().isEmpty()) {
            throw RefusalKind.PARAMETER_NAME
                    .because("Where outputs are sent is said when the job is created.")
                    .got(form.targets().getFirst().id())
                    .suggest("Create another job.")
                    .refused();
        }
        if (form.parameters().isEmpty()) {
            throw RefusalKind.PARAMETER_MISSING
                    .because("The request changes nothing.")
                    .suggest(
                            "Send parameters of the application, or PHASE, EXECUTIONDURATION or DESTRUCTION to the job.")
                    .refused();
        }
        return jobs.parameters(job.id(), caller, addresses.asConfigured(call, form.parameters()));
    }

    /** The text as it came; of several, each on a line. An upload as it came. Of an indirect value, where it is. */
    public Response show(Call call, Caller caller, Job job) throws IOException {
        contents.require(job, caller);
        var name = call.variable("name");
        var values = job.parameters().stream()
                .filter(value -> value.id().equalsIgnoreCase(name))
                .toList();
        if (values.isEmpty()) {
            throw noSuchParameter(name);
        }
        if (values.getFirst() instanceof ParameterValue.Upload upload) {
            var opened = files.upload(job.id(), upload).orElseThrow(() -> noSuchParameter(name));
            return FileReply.of(call, opened, new Shown(upload.mediaType(), upload.id(), Optional.empty()));
        }
        return AtomicText.of(values.stream()
                .flatMap(value -> switch (value) {
                    case ParameterValue.Text(var _, var text) -> Stream.of(text);
                    case ParameterValue.Indirect(var _, var uri) -> Stream.of(uri);
                    case ParameterValue.Upload _ -> Stream.empty();
                })
                .collect(Collectors.joining("\n")));
    }

    /** PUT: the body is the value, or the file of a parameter that takes one. */
    public Reply replace(Call call, Caller caller, Job job) throws IOException {
        var name = call.variable("name");
        try (var form = forms.value(call, name, takesFile(job, name))) {
            return addresses.toJob(
                    call, jobs.parameters(job.id(), caller, addresses.asConfigured(call, form.parameters())));
        }
    }

    private boolean takesFile(Job job, String name) {
        return addresses
                .application(job.application())
                .flatMap(application -> application.parameter(name))
                .filter(definition -> definition.passing() == Passing.FILE)
                .isPresent();
    }

    private static Refused noSuchParameter(String name) {
        return RefusalKind.NO_SUCH_PARAMETER
                .because("The job has no such parameter.")
                .got(name)
                .suggest("See the list of its parameters.")
                .refused();
    }
}
