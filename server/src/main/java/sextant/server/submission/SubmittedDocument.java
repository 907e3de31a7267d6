package sextant.server.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import sextant.engine.submission.Fitting;
import sextant.engine.submission.TaskSubmission;
import sextant.engine.submission.ToolSubmission;
import sextant.model.application.Application;
import sextant.model.job.Submission;
import sextant.model.reading.DeclaredType;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.reading.XmlDocuments;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Task;
import sextant.model.tool.ToolDocument;
import sextant.model.tool.ToolReader;
import sextant.model.tree.Path;
import sextant.model.xml.Element;
import sextant.model.xml.ElementReader;

/** A document that says what is to run: a {@code tool} of CEA, or a Task. */
sealed interface SubmittedDocument {

    /** Of UTF-8 and UTF-16, whose bytes may stand before the first character. */
    String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";

    /** By short name or identifier; empty if something else says it. */
    Optional<String> application();

    Optional<String> interfaceId();

    /** Whether it says of a parameter, by its name in lower case, that texts are its values, whatever they look like. */
    boolean isDirect(String id);

    /** What it asks of an application, which is the one that it names if it names one. */
    Submission submission(Application application, Fitting.Keeping keeping) throws IOException;

    /** Its values are direct unless they say otherwise (CEATypes, {@code indirect}). */
    record OfTool(ToolDocument tool) implements SubmittedDocument {
        @Override
        public boolean isDirect(String id) {
            return true;
        }

        @Override
        public Optional<String> application() {
            return tool.application();
        }

        @Override
        public Optional<String> interfaceId() {
            return tool.interfaceId();
        }

        @Override
        public Submission submission(Application application, Fitting.Keeping keeping) throws IOException {
            return ToolSubmission.of(tool, application, keeping);
        }
    }

    record OfTask(Submission said, Set<String> direct) implements SubmittedDocument {

        static OfTask of(Task task) {
            return new OfTask(TaskSubmission.of(task, Optional.empty()), TaskSubmission.direct(task));
        }

        @Override
        public boolean isDirect(String id) {
            return direct.contains(id);
        }

        @Override
        public Optional<String> application() {
            return said.application();
        }

        @Override
        public Optional<String> interfaceId() {
            return said.interfaceId();
        }

        @Override
        public Submission submission(Application application, Fitting.Keeping keeping) {
            return said;
        }
    }

    /**
     * @param contentType of the request; without one what begins with {@code <} is XML, and anything else JSON or YAML
     * @throws Refused {@code xml-schema} for another document, {@code task-type} for another Task, and what the readers of the
     *     documents throw
     */
    static SubmittedDocument read(Optional<String> contentType, byte[] body, Limits limits) throws IOException {
        var declared = DeclaredType.of(contentType);
        if (declared == DeclaredType.XML || declared == DeclaredType.NONE && looksLikeXml(body)) {
            var root = ElementReader.read(body, limits);
            if (ToolReader.isTool(root)) {
                return new OfTool(ToolReader.read(root));
            }
            if (!isTask(root)) {
                throw stranger(root);
            }
            return task(Optional.of("application/xml"), body, limits);
        }
        return task(contentType, body, limits);
    }

    private static OfTask task(Optional<String> contentType, byte[] body, Limits limits) throws IOException {
        var question = new TaskReader(limits)
                .fromBody(contentType, new ByteArrayInputStream(body), TaskSubmission.TYPE::equals);
        return switch (question) {
            case TaskReader.Asked(var task) -> OfTask.of(task);
            case TaskReader.UnknownType(var type) ->
                throw RefusalKind.TASK_TYPE
                        .because("A Task of this type cannot be run here as a job.")
                        .at(Path.of("tasktype"))
                        .got(type)
                        .limit(TaskSubmission.TYPE)
                        .suggest("Ask /accepts where it can be run.")
                        .refused();
        };
    }

    private static boolean isTask(Element root) {
        return root.name().equals(XmlDocuments.TASK)
                && (root.namespace().isEmpty() || root.namespace().equals(XmlDocuments.NAMESPACE));
    }

    private static Refused stranger(Element root) {
        return RefusalKind.XML_SCHEMA
                .because("No job is made of an XML document like this.")
                .at(root.path())
                .at(root.at())
                .got("{" + root.namespace() + "}" + root.name())
                .limit("a <tool> in one of " + String.join(", ", ToolReader.NAMESPACES) + "; a <" + XmlDocuments.TASK
                        + "> in " + XmlDocuments.NAMESPACE)
                .refused();
    }

    private static boolean looksLikeXml(byte[] body) {
        for (byte one : body) {
            int next = one & 0xff;
            if (next > ' ' && BYTE_ORDER_MARKS.indexOf(next) < 0) {
                return next == '<';
            }
        }
        return false;
    }
}
