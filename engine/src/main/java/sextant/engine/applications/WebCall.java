package sextant.engine.applications;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import sextant.engine.applications.Template.Place;
import sextant.engine.applications.Template.Words;
import sextant.engine.applications.WebRequest.Field;
import sextant.engine.applications.values.Truth;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Part;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/**
 * The one place where calls of web services are made, as {@link CommandLine} makes argument vectors. Each value is percent-encoded
 * whole, so that it stays one field of the query or the form, or one segment of the path; there is no way from a value to a header, to
 * the host or to another path. What cannot be sent is refused when the job is submitted: {@link #check} throws then whatever
 * {@link #of} could stumble over later, but for texts that are in files.
 */
public final class WebCall {

    /** Characters of a query: many servers take no more in the first line of a request. */
    static final int LONGEST_QUERY = 7_500;

    /** Bytes of a form, encoded. */
    public static final int LONGEST_FORM = 16 << 20;

    private static final Path SOMEWHERE = Path.of("/file");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final Application application;
    private final HttpCall call;
    private final List<ParameterValue> parameters;
    private final Function<ParameterValue.Upload, Path> files;

    private WebCall(
            Application application,
            HttpCall call,
            List<ParameterValue> parameters,
            Function<ParameterValue.Upload, Path> files) {
        this.application = application;
        this.call = call;
        this.parameters = parameters;
        this.files = files;
    }

    /**
     * @param parameters checked and with defaults filled in, by {@link ParameterCheck}
     * @throws sextant.model.refusal.Refused {@code parameter-value}, {@code bad-character}, {@code argument-too-long}
     */
    public static void check(Application application, HttpCall call, List<ParameterValue> parameters) {
        of(application, call, CommandLine.standIns(application, parameters), _ -> SOMEWHERE);
    }

    /** @param files where the file of an uploaded parameter is */
    public static WebRequest of(
            Application application,
            HttpCall call,
            List<ParameterValue> parameters,
            Function<ParameterValue.Upload, Path> files) {
        return new WebCall(application, call, parameters, files).request();
    }

    /** Why a text cannot be the value of a parameter, if it cannot; not its type. */
    static Optional<Refusal> fault(HttpCall call, ParameterDefinition parameter, String value) {
        return Arguments.unspeakable(parameter, value)
                .or(() ->
                        segments(call).anyMatch(segment -> segment.parameters().contains(parameter.id()))
                                ? ofSegment(parameter, value)
                                : Optional.empty())
                .map(refusal ->
                        refusal.at(sextant.model.tree.Path.of(parameter.id())).got(value));
    }

    /** Some servers decode a segment before they look for slashes in it. */
    private static Optional<Refusal> ofSegment(ParameterDefinition parameter, String value) {
        boolean one = !value.isEmpty()
                && value.chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\' || c == 0x7f)
                && !value.equals(".")
                && !value.equals("..");
        return one
                ? Optional.empty()
                : Optional.of(RefusalKind.PARAMETER_VALUE
                        .because("The value of " + parameter.id() + " cannot be one step of a path.")
                        .limit("some characters without slash, backslash and control characters; not only dots"));
    }

    static java.util.stream.Stream<Template> segments(HttpCall call) {
        return java.util.Arrays.stream(call.path().split("/", -1)).map(Template::of);
    }

    private WebRequest request() {
        var path = segments(call).map(this::segment).collect(Collectors.joining("/"));
        var query = new ArrayList<String>();
        if (!call.query().isEmpty()) {
            query.add(call.query());
        }
        var form = new ArrayList<Field>();
        for (var field : call.fields()) {
            for (var value : values(field)) {
                if (field.part() == Part.FORM) {
                    form.add(value);
                } else if (value instanceof Field.Text(var name, var text)) {
                    query.add(encoded(name) + "=" + encoded(text));
                }
            }
        }
        var output = application.outputs().getFirst();
        return new WebRequest(
                call.origin(),
                path,
                within(String.join("&", query)),
                call.method(),
                within(form),
                output.mediaType(),
                HttpCall.BODY,
                application.limits().fileSize(),
                call.timeout(),
                call.attempts());
    }

    private static String within(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw tooLong("the query of an address", LONGEST_QUERY);
        }
        return query;
    }

    private static List<Field> within(List<Field> form) {
        long length = form.stream()
                .mapToLong(field -> switch (field) {
                    case Field.Text(var name, var text) ->
                        encoded(name).length() + encoded(text).length() + 2L;
                    case Field.Content(var name, var _) -> encoded(name).length() + 2L;
                })
                .sum();
        if (length > LONGEST_FORM) {
            throw tooLong("a form", LONGEST_FORM);
        }
        return form;
    }

    private static sextant.model.refusal.Refused tooLong(String place, int most) {
        return RefusalKind.ARGUMENT_TOO_LONG
                .because("All values together are too long for " + place + ".")
                .limit(most + " characters, percent-encoded, with what the application puts around them")
                .suggest("Send fewer or shorter values.")
                .refused();
    }

    private String segment(Template template) {
        var segment = new StringBuilder();
        for (var part : template.parts()) {
            segment.append(
                    switch (part) {
                        case Words(var text) -> text;
                        case Place(var name) -> encoded(text(only(name)));
                    });
        }
        return segment.toString();
    }

    /** None, one, or one for each value. */
    private List<Field> values(HttpCall.Field field) {
        var template = Template.of(field.template());
        var names = template.parameters();
        return names.size() == 1
                ? parameters.stream()
                        .filter(value -> value.id().equals(names.iterator().next()))
                        .map(value -> field(field.name(), template, value))
                        .toList()
                : List.of(new Field.Text(field.name(), filled(template, Optional.empty())));
    }

    private Field field(String name, Template template, ParameterValue value) {
        return value instanceof ParameterValue.Upload upload
                ? new Field.Content(name, files.apply(upload))
                : new Field.Text(name, filled(template, Optional.of(value)));
    }

    private String filled(Template template, Optional<ParameterValue> value) {
        var filled = new StringBuilder();
        for (var part : template.parts()) {
            filled.append(
                    switch (part) {
                        case Words(var text) -> text;
                        case Place(var name) -> text(value.orElseGet(() -> only(name)));
                    });
        }
        return filled.toString();
    }

    private ParameterValue only(String id) {
        var values = parameters.stream().filter(value -> value.id().equals(id)).toList();
        if (values.size() != 1) {
            throw new IllegalStateException(id + " has " + values.size() + " values where its application takes one");
        }
        return values.getFirst();
    }

    private String text(ParameterValue value) {
        var definition = application
                .parameter(value.id())
                .orElseThrow(() -> new IllegalStateException("no parameter " + value.id()));
        ParameterCheck.passing(definition, value).ifPresent(fault -> {
            throw fault.refused();
        });
        if (definition.passing() != Passing.VALUE || !(value instanceof ParameterValue.Text(var _, var text))) {
            throw new IllegalStateException(value.id() + " is no text here");
        }
        fault(call, definition, text).ifPresent(fault -> {
            throw fault.refused();
        });
        return Truth.forProgram(definition, text);
    }

    /** RFC 3986, 2.1: whatever is not unreserved. A space is {@code %20}, which forms and queries understand alike. */
    public static String encoded(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (one > 0 && UNRESERVED.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit((one >> 4) & 0xF, 16)))
                        .append(Character.toUpperCase(Character.forDigit(one & 0xF, 16)));
            }
        }
        return encoded.toString();
    }
}
