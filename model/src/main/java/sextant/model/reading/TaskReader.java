package sextant.model.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Task;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * The one reader of questions, in the order of section 3.5 of the note: find the task type; if nobody here takes it stop there,
 * without parsing anything else, however broken it is; only then read the rest.
 *
 * <p>What stands before the task type is stepped over without being judged, under the limits. If the task type is given twice the
 * first decides whether it is known, and a known one is then refused for the second.
 */
public final class TaskReader {

    /** What reading a question gives. */
    public sealed interface Question {}

    /** Nobody takes this type: the answer is a plain no. */
    public record UnknownType(String type) implements Question {}

    public record Asked(Task task) implements Question {}

    private static final Path TASK_TYPE = Path.of(TaskDocument.TASK_TYPE);

    private final Limits limits;

    public TaskReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * A question in a query string.
     *
     * @param rawQuery as it stands in the request, still encoded, without the question mark
     * @param known    which task types are taken here
     * @throws sextant.model.refusal.Refused if no task type can be found, or what follows a known one is wrong
     */
    public Question fromQuery(String rawQuery, Predicate<String> known) {
        var type = FormSyntax.taskType(rawQuery)
                .orElseThrow(() -> missing("Ask with a task type: /accepts?tasktype=uri://jupyter-notebook"));
        return known.test(type) ? asked(type, FormSyntax.read(rawQuery, limits)) : new UnknownType(type);
    }

    /**
     * A question in a body.
     *
     * @param contentType of the request; YAML if none is declared (section 9)
     * @param body        read only as far as needed, never closed
     * @throws sextant.model.refusal.Refused if no task type can be found, or what follows a known one is wrong
     * @throws IOException if the body cannot be read
     */
    public Question fromBody(Optional<String> contentType, InputStream body, Predicate<String> known)
            throws IOException {
        var declared = DeclaredType.of(contentType);
        if (declared == DeclaredType.MULTIPART) {
            return fromMultipart(contentType.orElseThrow(), body, known);
        }
        var kept = new KeptBody(body, limits);
        try {
            return declared == DeclaredType.FORM ? fromForm(kept, known) : fromDocument(declared, kept, known);
        } catch (Refused refused) {
            kept.throwFailure();
            throw refused;
        }
    }

    private Question fromMultipart(String contentType, InputStream body, Predicate<String> known) throws IOException {
        try (var question = new MultipartQuestion(contentType, body, limits)) {
            var type = question.taskType()
                    .filter(Predicate.not(String::isBlank))
                    .orElseThrow(() -> missing("Send a part that is called tasktype, best the first."));
            return known.test(type) ? asked(type, question.read()) : new UnknownType(type);
        }
    }

    private Question fromForm(KeptBody body, Predicate<String> known) throws IOException {
        var type = typeInForm(body)
                .orElseThrow(() ->
                        missing("A form has tasktype=...; send a YAML or JSON document with its own Content-Type, "
                                + "for example: curl -H 'Content-Type: application/yaml' --data-binary @task.yaml"));
        if (!known.test(type)) {
            return new UnknownType(type);
        }
        return asked(type, FormSyntax.read(latin(body.whole()), limits));
    }

    /** Parameter by parameter as they come, so that what follows the task type is not waited for. */
    private static Optional<String> typeInForm(KeptBody body) throws IOException {
        var parameter = new ByteArrayOutputStream();
        for (int next = body.read(); ; next = body.read()) {
            if (next >= 0 && next != '&') {
                parameter.write(next);
                continue;
            }
            var type = FormSyntax.taskType(latin(parameter.toByteArray()));
            if (type.isPresent() || next < 0) {
                return type;
            }
            parameter.reset();
        }
    }

    /** A form is ASCII; whatever is not is found by whoever decodes it. */
    private static String latin(byte[] form) {
        return new String(form, StandardCharsets.ISO_8859_1);
    }

    private Question fromDocument(DeclaredType declared, KeptBody body, Predicate<String> known) throws IOException {
        var syntax = declared == DeclaredType.NONE ? guess(body) : declared;
        if (declared != DeclaredType.NONE || syntax != DeclaredType.JSON) {
            return fromDocumentIn(syntax, body, known);
        }
        try {
            return fromDocumentIn(DeclaredType.JSON, body, known);
        } catch (Refused refused) {
            if (refused.refusal().kind() != RefusalKind.JSON_SYNTAX) {
                throw refused;
            }
            body.throwFailure();
            body.rewind();
            return fromDocumentIn(DeclaredType.YAML, body, known);
        }
    }

    /** A flow mapping of YAML starts like JSON. What is JSON is read as such, because its escapes mean something else in YAML. */
    private static DeclaredType guess(KeptBody body) throws IOException {
        int first;
        do {
            first = body.read();
        } while (first == ' ' || first == '\t' || first == '\r' || first == '\n');
        body.rewind();
        return first == '{' ? DeclaredType.JSON : DeclaredType.YAML;
    }

    private Question fromDocumentIn(DeclaredType syntax, KeptBody body, Predicate<String> known) throws IOException {
        var found = switch (syntax) {
            case JSON -> JsonDocuments.taskType(body, limits);
            case XML -> XmlDocuments.taskType(body, limits);
            default -> YamlTaskType.find(body, limits);
        };
        var type = text(
                found.orElseThrow(() -> missing("A question is a mapping with tasktype in it, best as the first.")));
        return known.test(type) ? asked(type, read(syntax, body.whole())) : new UnknownType(type);
    }

    private Located read(DeclaredType syntax, byte[] document) {
        return switch (syntax) {
            case JSON -> JsonDocuments.read(document, limits);
            case XML -> XmlDocuments.read(document, XmlDocuments.TASK, limits);
            default ->
                YamlDocuments.read(
                        Decoding.strict(document, StandardCharsets.UTF_8, RefusalKind.YAML_SYNTAX), false, limits);
        };
    }

    private static String text(Node type) {
        return switch (type) {
            case Scalar(var text, var kind) when kind == Scalar.Kind.TEXT && !text.isBlank() -> text;
            case Scalar(var text, var kind)
            when kind == Scalar.Kind.NULL || text.isBlank() ->
                throw missing("The tasktype has no value. Give one such as uri://jupyter-notebook.");
            default ->
                throw RefusalKind.TYPE
                        .because("The tasktype must be text.")
                        .at(TASK_TYPE)
                        .got(type.noun())
                        .suggest("Ask about one task type at a time, such as uri://jupyter-notebook.")
                        .refused();
        };
    }

    private Asked asked(String type, Located document) {
        return new Asked(TaskDocument.task(type, document));
    }

    private static Refused missing(String suggest) {
        return RefusalKind.TASKTYPE_MISSING
                .because("The question has no tasktype.")
                .at(TASK_TYPE)
                .suggest(suggest)
                .refused();
    }
}
