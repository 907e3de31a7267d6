package sextant.cli.listening;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.cli.listening.Heard.Result;
import sextant.model.cea.CeaReader;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.soap.EnvelopeReader;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.xml.Element;
import sextant.model.xml.Tree;

/** Understands messages to listeners: the contracts JobMonitor and ResultsListener over SOAP, and CloudEvents. */
final class Hearing {

    static final int LARGEST = 16 << 20;
    private static final Limits LIMITS = new Limits(LARGEST, LARGEST, 64, 200_000, 0, 100, 0, 10_000);

    private static final String SEQUENCE = "sextant-sequence";

    private Hearing() {}

    /**
     * What a message says.
     *
     * @param header gives the header of a name in lower case
     * @throws Refused if it is nothing that a listener is told
     */
    static Optional<Heard> heard(Function<String, Optional<String>> header, byte[] body) {
        var type = header.apply("content-type").orElse("");
        return type.contains("json") ? event(body) : soap(header.apply(SEQUENCE).orElse(""), body);
    }

    private static Optional<Heard> soap(String sequence, byte[] body) {
        var call = Tree.element(EnvelopeReader.read(body, LIMITS).payload());
        var job = call.first("job-identifier").map(Element::text).orElse("");
        return switch (call.name()) {
            case Heard.MONITOR -> call.first("message").map(message -> monitored(job, sequence, message));
            case Heard.RESULTS -> call.first("result-list").map(results -> results(job, sequence, results));
            default -> Optional.empty();
        };
    }

    private static Heard monitored(String job, String sequence, Element element) {
        var message = CeaReader.message(element);
        return new Heard(
                Heard.MONITOR,
                job,
                sequence,
                message.at().map(Object::toString).orElse(""),
                message.phase().orElse(""),
                message.content().orElse(""),
                List.of());
    }

    private static Heard results(String job, String sequence, Element element) {
        var results = CeaReader.results(element).stream()
                .map(value -> new Result(value.id(), value.value()))
                .toList();
        return new Heard(Heard.RESULTS, job, sequence, "", "", "", results);
    }

    private static Optional<Heard> event(byte[] body) {
        if (!(JsonDocuments.read(body, LIMITS).root() instanceof Fields event)
                || event.get("specversion").isEmpty()) {
            return Optional.empty();
        }
        var data = event.get("data").orElse(Fields.EMPTY) instanceof Fields fields ? fields : Fields.EMPTY;
        var job = text(data, "runId");
        return Optional.of(new Heard(
                text(event, "type"),
                job.isEmpty() ? text(event, "subject") : job,
                text(event, "sequence").replaceFirst("^0+(?=.)", ""),
                text(event, "time"),
                text(data, "phase"),
                text(data, "text"),
                data.get("results").orElse(Scalar.NULL) instanceof Items(var results)
                        ? results.stream().map(Hearing::result).toList()
                        : List.of()));
    }

    private static Result result(Node node) {
        return node instanceof Fields fields
                ? new Result(text(fields, "id"), text(fields, "href"))
                : new Result("", "");
    }

    private static String text(Fields fields, String name) {
        return fields.get(name).orElse(Scalar.NULL) instanceof Scalar scalar ? scalar.text() : "";
    }
}
