package sextant.server.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
     * Makes files of text: a small table may be sent as a plain value.
     *
     * @param takesContent whether text for the parameter of this name is the content of its file
     */
    public void spoolContent(Predicate<String> takesContent) throws IOException {
        var spooled = new ArrayList<ParameterValue>();
        for (var value : parameters) {
            if (value instanceof ParameterValue.Text(var id, var text) && takesContent.test(id)) {
                spooled.add(
                        uploads.add(id, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain"));
            } else {
                spooled.add(value);
            }
        }
        parameters = List.copyOf(spooled);
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
                parameters,
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
