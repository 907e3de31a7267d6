package sextant.server.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.applications.ParameterCheck;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.uws.UwsTime;

/**
 * What a request says of a job. Used in a {@code try} statement: uploads that no job has taken by its end are dropped, whatever
 * happened.
 */
public final class SubmittedForm implements AutoCloseable {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,100}");
    private static final int MOST_DIGITS_OF_A_LONG = 18;

    private static final Set<String> OF_EVERY_SERVICE =
            Set.of("REQUEST", "VERSION", "LANG", "RESPONSEFORMAT", "MAXREC");

    private final Map<Control, String> controls;
    private final Optional<String> idempotencyKey;
    private final Uploads uploads;
    private List<ParameterValue> parameters;

    SubmittedForm(
            Map<Control, String> controls,
            List<ParameterValue> parameters,
            Optional<String> idempotencyKey,
            Uploads uploads) {
        this.controls = Map.copyOf(controls);
        this.parameters = List.copyOf(parameters);
        this.idempotencyKey = idempotencyKey;
        this.uploads = uploads;
    }

    /** As it was sent. */
    public Optional<String> control(Control control) {
        return Optional.ofNullable(controls.get(control));
    }

    /** @throws Refused {@code parameter-missing} */
    public String needed(Control control) {
        return control(control)
                .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                        .because("The request has no " + control + ".")
                        .suggest("Send " + control + " as a field of a form.")
                        .refused());
    }

    /** Everything else, in the order in which it came, in the spelling of the client. */
    public List<ParameterValue> parameters() {
        return parameters;
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
     * Makes of each value what its parameter takes: a small table may be sent as a plain value, and a text as a file. What DALI lets
     * clients send to every service (DALI 1.1, 3.4) is passed over if the application has no parameter of that name.
     */
    public void fit(Application application) throws IOException {
        var fitting = new ArrayList<ParameterValue>();
        for (var value : parameters) {
            var definition = application.parameter(value.id());
            if (definition.isPresent()) {
                fitting.add(fitting(value, definition.get()));
            } else if (!OF_EVERY_SERVICE.contains(value.id().toUpperCase(Locale.ROOT))) {
                fitting.add(value);
            }
        }
        parameters = List.copyOf(fitting);
    }

    private ParameterValue fitting(ParameterValue value, ParameterDefinition definition) throws IOException {
        return switch (value) {
            case ParameterValue.Text(var id, var text)
            when ParameterCheck.takesContent(definition) ->
                uploads.add(id, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain");
            case ParameterValue.Upload upload
            when definition.passing() == Passing.VALUE ->
                uploads.text(upload)
                        .<ParameterValue>map(text -> new ParameterValue.Text(upload.id(), text))
                        .orElse(upload);
            default -> value;
        };
    }

    /**
     * The form as what creates a job.
     *
     * @param application that the address names
     * @param route       that the address names
     * @throws Refused {@code time}, {@code parameter-value}, {@code parameter-name}
     */
    public Submission submission(Optional<String> application, Optional<String> route) {
        if (controls.containsKey(Control.ACTION)) {
            throw RefusalKind.PARAMETER_NAME
                    .because("ACTION is for a job that exists, and this creates one.")
                    .got("ACTION=" + controls.get(Control.ACTION))
                    .suggest("Leave it out.")
                    .refused();
        }
        return new Submission(
                application,
                route,
                control(Control.RUNID),
                Optional.empty(),
                parameters,
                List.of(),
                destruction(),
                executionDuration(),
                run(),
                idempotencyKey.map(key -> new IdempotencyKey(
                        key, SubmissionDigest.of(application, route, controls, parameters, uploads))));
    }

    /** The time that DESTRUCTION has; empty if it is not there or has no value. @throws Refused {@code time} */
    public Optional<Instant> destruction() {
        return control(Control.DESTRUCTION)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> UwsTime.read(text)
                        .orElseThrow(
                                () -> notATime("DESTRUCTION is not a time.", text, "2027-01-31T12:00:00Z, in UTC")));
    }

    /** The seconds of EXECUTIONDURATION; empty if it is not there. @throws Refused {@code time} */
    public OptionalLong executionDuration() {
        var text = control(Control.EXECUTIONDURATION).map(String::strip);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw notATime(
                    "EXECUTIONDURATION is not a number of seconds.",
                    text.get(),
                    "a whole number from 0, which is no limit");
        }
        var digits = text.get().replaceFirst("^0+(?=.)", "");
        return OptionalLong.of(digits.length() > MOST_DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits));
    }

    private boolean run() {
        control(Control.PHASE).filter(phase -> !phase.equals("RUN")).ifPresent(phase -> {
            throw RefusalKind.PARAMETER_VALUE
                    .because("A new job can be told to run, and nothing else.")
                    .got("PHASE=" + phase)
                    .limit("PHASE=RUN")
                    .refused();
        });
        return controls.containsKey(Control.PHASE);
    }

    private static Refused notATime(String why, String got, String limit) {
        return RefusalKind.TIME.because(why).got(got).limit(limit).refused();
    }

    @Override
    public void close() {
        uploads.close();
    }
}
