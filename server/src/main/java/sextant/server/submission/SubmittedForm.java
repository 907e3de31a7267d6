package sextant.server.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.submission.Fitting;
import sextant.engine.submission.Targets;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.AbsoluteUri;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.uws.ResponseFormat;

/**
 * What a request says of a job. Used in a {@code try} statement: uploads that no job has taken by its end are dropped, whatever
 * happened.
 */
public final class SubmittedForm implements AutoCloseable {

    private static final Set<String> OF_EVERY_SERVICE =
            Set.of("REQUEST", "VERSION", "LANG", ResponseFormat.NAME, "MAXREC");

    private final Controls controls;
    private final Optional<SubmittedDocument> document;
    private final Optional<String> idempotencyKey;
    private final Uploads uploads;
    private List<ParameterValue> parameters;
    private List<OutputTarget> targets = List.of();
    private OptionalLong duration = OptionalLong.empty();

    /** @param parameters the fields of the query and of a form; beside a document, those of the query */
    SubmittedForm(
            Controls controls,
            List<ParameterValue> parameters,
            Optional<SubmittedDocument> document,
            Optional<String> idempotencyKey,
            Uploads uploads) {
        this.controls = controls;
        this.parameters = List.copyOf(parameters);
        this.document = document;
        this.idempotencyKey = idempotencyKey;
        this.uploads = uploads;
    }

    /** As it was sent. */
    public Optional<String> control(Control control) {
        return controls.get(control);
    }

    /** @throws Refused {@code parameter-missing} */
    public String needed(Control control) {
        return controls.needed(control);
    }

    /** The time that DESTRUCTION has; empty if it is not there or has no value. @throws Refused {@code time} */
    public Optional<Instant> destruction() {
        return controls.destruction();
    }

    /**
     * The time that TIME has, as clients called it before UWS 1.0 at each address that takes one; empty if it is not there. @throws
     * Refused {@code time}, {@code duplicate-parameter}
     */
    public Optional<Instant> time() {
        return take("TIME").map(text -> Controls.time("TIME", text));
    }

    /** The seconds of EXECUTIONDURATION; empty if it is not there. @throws Refused {@code time} */
    public OptionalLong executionDuration() {
        return controls.executionDuration();
    }

    /** Everything else, in the order in which it came, in the spelling of the client. */
    public List<ParameterValue> parameters() {
        return parameters;
    }

    /** Where outputs are to be sent; known when the form has been fitted. */
    public List<OutputTarget> targets() {
        return targets;
    }

    /** Takes one parameter out, which is meant for the resource and not for the application. */
    public Optional<String> take(String name) {
        var taken = parameters.stream()
                .filter(ParameterValue.Text.class::isInstance)
                .map(ParameterValue.Text.class::cast)
                .filter(value -> value.id().equalsIgnoreCase(name))
                .toList();
        if (taken.size() > 1) {
            throw FormReader.duplicate(name);
        }
        parameters = parameters.stream().filter(value -> !taken.contains(value)).toList();
        return taken.stream().map(ParameterValue.Text::value).findFirst();
    }

    /**
     * Which application is to run: the one of the address, or else the one that the request names.
     *
     * @param known an application by any of its names
     * @throws Refused {@code parameter-value} if a document is for another application than the address
     */
    public Optional<String> application(Optional<String> address, Function<String, Optional<Application>> known) {
        if (document.isEmpty()) {
            return address.or(() -> take("APPLICATION"));
        }
        var named = document.get().application();
        if (address.isPresent()
                && named.isPresent()
                && !known.apply(named.get()).equals(known.apply(address.get()))) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("The document is for another application than the address that it was sent to.")
                    .got(named.get())
                    .limit(address.get())
                    .suggest("Post it to /jobs, which takes documents for every application.")
                    .refused();
        }
        return address.or(() -> named);
    }

    /**
     * Makes of each value what its parameter takes: a small table may be sent as a plain value, and a text as a file. What DALI lets
     * clients send to every service (DALI 1.1, 3.4) is passed over if the application has no parameter of that name, but for a format
     * of the answer that its primary output does not have.
     *
     * @throws Refused {@code parameter-value}, {@code duplicate-parameter} for such a format, and what does not fit otherwise
     */
    public void fit(Application application) throws IOException {
        if (application.parameter(ResponseFormat.NAME).isEmpty()) {
            take(ResponseFormat.NAME).ifPresent(format -> new ResponseFormat(format).check(application));
        }
        if (document.isPresent()) {
            open(document.get(), application);
        }
        var sent = new ArrayList<OutputTarget>(targets);
        var values = new ArrayList<ParameterValue>();
        for (var value : parameters) {
            if (isTarget(application, value)) {
                sent.add(target(value));
            } else if (application.parameter(value.id()).isPresent() || !isOfEveryService(value)) {
                values.add(value);
            }
        }
        targets = Targets.named(application, sent);
        var fitting = new ArrayList<ParameterValue>();
        for (var value : Fitting.of(application, values, this::isDirect, this::keep)) {
            fitting.add(asText(application, value));
        }
        parameters = List.copyOf(fitting);
    }

    /** The document says all of the job: beside it there is nothing but what UWS and the resource have taken already. */
    private void open(SubmittedDocument opened, Application application) throws IOException {
        parameters.stream()
                .filter(value -> !isOfEveryService(value))
                .findFirst()
                .ifPresent(value -> {
                    throw RefusalKind.PARAMETER_NAME
                            .because("Beside a document the query has nothing for the application.")
                            .at(Path.of(value.id()))
                            .got(value.id())
                            .limit("PHASE, RUNID, DESTRUCTION, EXECUTIONDURATION; and at /jobs ROUTE")
                            .suggest("Put it into the document.")
                            .refused();
                });
        var said = opened.submission(application, this::keep);
        said.parameters().forEach(FormText::check);
        parameters = said.parameters();
        targets = said.targets();
        duration = said.executionDuration();
    }

    /** A document says itself which of its values are addresses; in a form it can be seen by the text only. */
    private boolean isDirect(String id) {
        return document.filter(opened -> opened.isDirect(id)).isPresent();
    }

    private ParameterValue.Upload keep(String id, byte[] content, String mediaType) throws IOException {
        return uploads.add(id, new ByteArrayInputStream(content), mediaType);
    }

    private static boolean isOfEveryService(ParameterValue value) {
        return OF_EVERY_SERVICE.contains(value.id().toUpperCase(Locale.ROOT));
    }

    /** In a form an output is a field like any other; in a document it has a place of its own. */
    private boolean isTarget(Application application, ParameterValue value) {
        return document.isEmpty()
                && application.parameter(value.id()).isEmpty()
                && application.output(value.id()).isPresent();
    }

    private static OutputTarget target(ParameterValue value) {
        return switch (value) {
            case ParameterValue.Text(var id, var text) when AbsoluteUri.is(text) -> new OutputTarget(id, text);
            case ParameterValue.Indirect(var id, var uri) -> new OutputTarget(id, uri);
            case ParameterValue.Text _, ParameterValue.Upload _ ->
                throw RefusalKind.PARAMETER_VALUE
                        .because(value.id() + " is an output: it takes the address to which it is sent.")
                        .at(Path.of(value.id()))
                        .limit(AbsoluteUri.RULE)
                        .suggest("Leave it out: the result is kept here for you to fetch.")
                        .refused();
        };
    }

    /** A file that was sent for a parameter that takes text is its text, if it is text. */
    private ParameterValue asText(Application application, ParameterValue value) throws IOException {
        boolean takesText = application
                .parameter(value.id())
                .filter(definition -> definition.passing() == Passing.VALUE)
                .isPresent();
        return takesText && value instanceof ParameterValue.Upload upload
                ? uploads.text(upload)
                        .<ParameterValue>map(text -> new ParameterValue.Text(upload.id(), text))
                        .orElse(value)
                : value;
    }

    /**
     * The form as what creates a job.
     *
     * @param application that the address or the request names
     * @param route       that the address or the request names
     * @throws Refused {@code time}, {@code parameter-value}, {@code parameter-name}
     */
    public Submission submission(Optional<String> application, Optional<String> route) {
        boolean run = controls.run();
        var interfaceId = document.isPresent() ? document.get().interfaceId() : take("INTERFACE");
        var wanted = executionDuration();
        var submission = new Submission(
                application,
                route,
                control(Control.RUNID),
                interfaceId.filter(id -> !id.isEmpty()),
                parameters,
                targets,
                destruction(),
                wanted.isPresent() ? wanted : duration,
                run,
                Optional.empty());
        return idempotencyKey
                .map(key ->
                        submission.with(new IdempotencyKey(key, SubmissionDigest.of(submission, controls, uploads))))
                .orElse(submission);
    }

    @Override
    public void close() {
        uploads.close();
    }
}
