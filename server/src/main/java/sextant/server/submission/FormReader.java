package sextant.server.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sextant.engine.files.JobFiles;
import sextant.engine.submission.TaskSubmission;
import sextant.model.job.ParameterValue;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Task;
import sextant.model.tool.ToolReader;
import sextant.model.uws.RequestParameters;
import sextant.model.xml.Element;
import sextant.server.http.Call;

/**
 * Reads what a request says of a job: the query string first, as DALI clients use it also with POST, then the body, a form or a
 * multipart form. Values keep their order and their case, names are compared without it. What UWS gives a meaning to may come once,
 * and no name may stand both in the query and in the body.
 *
 * <p>Nothing is left on disk of a request that is refused or breaks off.
 */
public final class FormReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/";
    private static final Optional<String> XML = Optional.of("application/xml");
    private static final String AUTORUN = "AUTORUN";
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,255})\"?");
    /** A hidden field of the forms on our pages; no parameter can have such a name. */
    private static final String BLANKS_ARE_UNSENT = ".blanks-are-unsent";

    private static final int LONGEST_RUN_ID = 1024;

    /** A form may have several large files, but not as many as it may have parts. */
    private static final int LARGE_UPLOADS = 4;

    private final JobFiles files;
    private final Limits limits;
    private final LongSupplier mostUpload;

    /** @param mostUpload bytes of one upload, asked for each time */
    public FormReader(JobFiles files, Limits limits, LongSupplier mostUpload) {
        this.files = files;
        this.limits = limits;
        this.mostUpload = mostUpload;
    }

    /**
     * @return to be closed
     * @throws Refused {@code bad-encoding}, {@code bad-character}, {@code duplicate-parameter}, {@code parameter-name}, {@code
     *     parameter-value}, {@code media-type}, {@code content-coding}, {@code too-many-parts}, {@code body-too-large}, those of {@link
     *     sextant.model.multipart}
     */
    public SubmittedForm read(Call call) throws IOException {
        return keeping(uploads -> {
            var query = texts(RequestParameters.of(call.rawQuery()));
            var body = body(call, uploads);
            refuseTwoPlaces(query, body);
            var all = new ArrayList<>(query);
            all.addAll(body);
            return form(all, mediaType(call).startsWith(MULTIPART), call, uploads);
        });
    }

    /**
     * What creates a job: a form as {@link #read} takes it, or a document that says what is to run, with the names of UWS in the
     * query.
     *
     * @return to be closed
     * @throws Refused as {@link #read}, and for a document {@code xml-schema}, {@code task-type} and what its reader throws
     */
    public SubmittedForm creating(Call call) throws IOException {
        if (!call.hasBody() || isForm(call)) {
            return read(call);
        }
        return keeping(uploads -> {
            var body = RequestText.whole(call, limits.document());
            return body.length == 0
                    ? form(texts(RequestParameters.of(call.rawQuery())), false, call, uploads)
                    : document(call, SubmittedDocument.read(call.header("Content-Type"), body, limits), uploads);
        });
    }

    /**
     * What creates a job for clients of the draft of 2007: a {@code tool}, whatever they say of its type.
     *
     * @return to be closed
     * @throws Refused as {@link #creating}
     */
    public SubmittedForm tool(Call call) throws IOException {
        return keeping(uploads -> {
            var body = RequestText.whole(call, limits.document());
            return document(call, SubmittedDocument.read(XML, body, limits), uploads);
        });
    }

    private static SubmittedForm document(Call call, SubmittedDocument document, Uploads uploads) {
        document.application().ifPresent(name -> FormText.checkLine("application", name));
        document.interfaceId().ifPresent(name -> FormText.checkLine("interface", name));
        var query = texts(RequestParameters.of(call.rawQuery())).stream()
                .map(FormReader::inNewWords)
                .toList();
        return form(query, Optional.of(document), false, key(call), uploads);
    }

    /** Before UWS 1.0 the query {@code AUTORUN}, with or without a value, said that the job of a {@code tool} is to run at once. */
    private static ParameterValue inNewWords(ParameterValue value) {
        return value.id().equalsIgnoreCase(AUTORUN) ? new ParameterValue.Text(Control.PHASE.name(), "RUN") : value;
    }

    /**
     * A Task that has been read already, as what creates a job. Nothing of the call is read but its idempotency key.
     *
     * @return to be closed
     * @throws Refused what {@link TaskSubmission} throws
     */
    public SubmittedForm of(Task task, Call call) throws IOException {
        return keeping(
                uploads -> form(List.of(), Optional.of(SubmittedDocument.OfTask.of(task)), false, key(call), uploads));
    }

    /**
     * A {@code tool} that has been read already, as what creates a job. Nothing of the call is read.
     *
     * @param runId the client's own label of the job
     * @return to be closed
     * @throws Refused {@code bad-character}, {@code parameter-value}, and what its reader throws
     */
    public SubmittedForm of(Element tool, Optional<String> runId) throws IOException {
        return keeping(uploads -> {
            var document = new SubmittedDocument.OfTool(ToolReader.read(tool));
            document.application().ifPresent(name -> FormText.checkLine("application", name));
            document.interfaceId().ifPresent(name -> FormText.checkLine("interface", name));
            var labels = runId.<List<ParameterValue>>map(
                            label -> List.of(new ParameterValue.Text(Control.RUNID.name(), label)))
                    .orElse(List.of());
            return form(labels, Optional.of(document), false, Optional.empty(), uploads);
        });
    }

    private static boolean isForm(Call call) {
        var type = mediaType(call);
        return type.equals(FORM) || type.startsWith(MULTIPART);
    }

    /**
     * The body as the one value of a parameter: {@code PUT parameters/NAME}.
     *
     * @param file whether the parameter takes a file; what the client says of the body does not decide that
     */
    public SubmittedForm value(Call call, String name, boolean file) throws IOException {
        return keeping(uploads -> {
            refuseCoding(call);
            FormText.checkName(name);
            var value = file
                    ? uploads.add(name, call.body(), mediaType(call))
                    : new ParameterValue.Text(name, FormText.utf8(name, FormText.read(call.body(), limits.document())));
            return form(List.of(value), false, call, uploads);
        });
    }

    @FunctionalInterface
    private interface Reading {
        SubmittedForm read(Uploads uploads) throws IOException;
    }

    private SubmittedForm keeping(Reading reading) throws IOException {
        var uploads = new Uploads(files, mostUpload.getAsLong(), limits.document());
        boolean read = false;
        try {
            var form = reading.read(uploads);
            read = true;
            return form;
        } finally {
            if (!read) {
                uploads.close();
            }
        }
    }

    private List<ParameterValue> body(Call call, Uploads uploads) throws IOException {
        if (!call.hasBody()) {
            return List.of();
        }
        refuseCoding(call);
        var type = mediaType(call);
        if (type.startsWith(MULTIPART)) {
            return new MultipartForm(uploads, limits, mostBytes())
                    .read(call.header("Content-Type").orElse(""), call.body());
        }
        if (!type.equals(FORM)) {
            throw RefusalKind.MEDIA_TYPE
                    .because("This is told by a form.")
                    .got(type.isEmpty() ? "no Content-Type" : type)
                    .limit(FORM + ", multipart/form-data")
                    .refused();
        }
        var text = new String(FormText.read(call.body(), limits.document()), StandardCharsets.ISO_8859_1);
        return texts(RequestParameters.ofForm(text));
    }

    private long mostBytes() {
        return Math.min(mostUpload.getAsLong(), Long.MAX_VALUE / LARGE_UPLOADS - limits.document()) * LARGE_UPLOADS
                + limits.document();
    }

    private static List<ParameterValue> texts(RequestParameters parameters) {
        return parameters.all().stream()
                .<ParameterValue>map(one -> new ParameterValue.Text(one.name(), one.value()))
                .toList();
    }

    private SubmittedForm form(List<ParameterValue> values, boolean parts, Call call, Uploads uploads) {
        return form(values, Optional.empty(), parts, key(call), uploads);
    }

    private static SubmittedForm form(
            List<ParameterValue> values,
            Optional<SubmittedDocument> document,
            boolean parts,
            Optional<String> key,
            Uploads uploads) {
        var controls = new EnumMap<Control, String>(Control.class);
        var parameters = new ArrayList<ParameterValue>();
        for (var value : withoutBlanks(values)) {
            FormText.checkName(value.id());
            var control = Control.of(value.id());
            if (control.isPresent()) {
                put(controls, control.get(), value);
            } else {
                if (value instanceof ParameterValue.Text(var id, var text)) {
                    FormText.checkValue(id, text);
                }
                parameters.add(value);
            }
        }
        return new SubmittedForm(
                new Controls(controls), References.followed(parameters, parts), document, key, uploads);
    }

    /** A browser sends a field that nobody filled in as an empty text; the forms of our pages say that they mean nothing by it. */
    private static List<ParameterValue> withoutBlanks(List<ParameterValue> values) {
        if (values.stream().noneMatch(value -> value.id().equals(BLANKS_ARE_UNSENT))) {
            return values;
        }
        return BlankFields.without(values.stream()
                .filter(value -> !value.id().equals(BLANKS_ARE_UNSENT))
                .toList());
    }

    private static void put(Map<Control, String> controls, Control control, ParameterValue value) {
        if (!(value instanceof ParameterValue.Text(var _, var text))) {
            throw RefusalKind.PARAMETER_TYPE
                    .because(control + " is text, not a file.")
                    .suggest("Send it without a file name.")
                    .refused();
        }
        FormText.checkLine(control.name(), text);
        if (control == Control.RUNID && text.length() > LONGEST_RUN_ID) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("RUNID is too long.")
                    .limit(LONGEST_RUN_ID + " characters")
                    .refused();
        }
        if (controls.put(control, text) != null) {
            throw duplicate(control.name());
        }
    }

    private static void refuseTwoPlaces(List<ParameterValue> query, List<ParameterValue> body) {
        var inQuery = query.stream().map(FormReader::lowerCase).collect(Collectors.toSet());
        body.stream()
                .filter(value -> inQuery.contains(lowerCase(value)))
                .findFirst()
                .ifPresent(value -> {
                    throw duplicate(value.id());
                });
    }

    private static String lowerCase(ParameterValue value) {
        return value.id().toLowerCase(Locale.ROOT);
    }

    static Refused duplicate(String name) {
        return RefusalKind.DUPLICATE_PARAMETER
                .because(name + " is given more than once.")
                .got(name)
                .limit("once, in the query or in the body, in any case of letters")
                .refused();
    }

    private static Optional<String> key(Call call) {
        return call.header("Idempotency-Key").map(String::strip).map(header -> {
            var key = KEY.matcher(header);
            if (!key.matches()) {
                throw RefusalKind.BAD_CHARACTER
                        .because("The header Idempotency-Key cannot be used.")
                        .got(header)
                        .limit("1 to 255 visible characters without spaces and quotation marks")
                        .suggest("Take a new UUID for each job.")
                        .refused();
            }
            return key.group(1);
        });
    }

    private static String mediaType(Call call) {
        return call.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    static void refuseCoding(Call call) {
        call.header("Content-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .ifPresent(coding -> {
                    throw RefusalKind.CONTENT_CODING
                            .because("Compressed bodies are not taken.")
                            .got(coding)
                            .limit("identity")
                            .suggest("Send the body as it is, without Content-Encoding.")
                            .refused();
                });
    }
}
