package sextant.cli.listening;

import java.util.Optional;
import sextant.model.callback.WebhookSignature;
import sextant.model.cea.CeaReader;
import sextant.model.cea.CeaValue;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.soap.EnvelopeReader;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.uws.UwsTime;
import sextant.model.xml.Element;
import sextant.model.xml.Tree;

/**
 * What a message says.
 *
 * @param job      the {@code job-identifier}, or the subject of an event
 * @param sequence its number, if it has one
 * @param what     a phase, {@code results}, {@code progress}; or {@code unknown}
 * @param text     the rest, for people
 * @param document all of it, for programs
 */
record Heard(String job, String sequence, String what, String text, Fields document) {

    private static final String SEQUENCE = "Sextant-Sequence";
    private static final Limits LIMITS = new Limits(64L << 20, 64 << 20, 64, 1_000_000, 50, 1_000, 128, 10_000);

    /** @param secret that web hooks are signed with, if it is known */
    static Heard of(Received received, Optional<String> secret) {
        try {
            return received.header()
                            .apply("Content-Type")
                            .filter(type -> type.startsWith("application/cloudevents+json"))
                            .isPresent()
                    ? event(received, secret)
                    : message(received);
        } catch (Refused refused) {
            return unknown(received, refused.refusal().text());
        }
    }

    private static Heard message(Received received) {
        var envelope = EnvelopeReader.read(received.body(), LIMITS);
        var payload = Tree.element(envelope.payload());
        var job = payload.first("job-identifier").map(Element::text).orElse("");
        return switch (payload.name()) {
            case "monitorJob" ->
                payload.first("message")
                        .map(message -> monitored(received, job, message))
                        .orElseGet(() -> unknown(received, "monitorJob has no message"));
            case "putResults" ->
                payload.first("result-list")
                        .map(results -> results(received, job, results))
                        .orElseGet(() -> unknown(received, "putResults has no result-list"));
            default -> unknown(received, "a call of " + payload.name());
        };
    }

    private static Heard monitored(Received received, String job, Element element) {
        var message = CeaReader.message(element);
        var phase = message.phase().orElse("");
        var text = message.content().orElse("");
        var document = start("monitorJob", received, job)
                .with("phase", phase)
                .with("content", text)
                .with("source", message.source().orElse(""))
                .with("timestamp", message.at().map(UwsTime::text).orElse(""))
                .with("level", message.level().map(level -> level.word()).orElse(""));
        var source = message.source().filter(one -> !one.equals("sextant")).map(one -> one + ": ");
        return new Heard(job, sequence(received), phase, source.orElse("") + text, document);
    }

    private static Heard results(Received received, String job, Element element) {
        var results = CeaReader.results(element);
        var nodes = results.stream()
                .<Node>map(result -> Fields.EMPTY
                        .with("id", result.id())
                        .with("form", result.form().name())
                        .with("value", result.value()))
                .toList();
        var text = new StringBuilder();
        results.forEach(result -> text.append(text.isEmpty() ? "" : ", ").append(shown(result)));
        return new Heard(
                job,
                sequence(received),
                "results",
                text.isEmpty() ? "none" : text.toString(),
                start("putResults", received, job).with("results", new Items(nodes)));
    }

    private static String shown(CeaValue result) {
        return result.id()
                + switch (result.form()) {
                    case TEXT -> "=" + shortened(result.value());
                    case BASE64 -> " (" + result.value().length() * 3L / 4 + " bytes)";
                    case ADDRESS -> " at " + result.value();
                };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + " ...";
    }

    private static Heard event(Received received, Optional<String> secret) {
        if (!(JsonDocuments.read(received.body(), LIMITS).root() instanceof Fields event)) {
            return unknown(received, "no event");
        }
        var data = event.get("data").orElse(Fields.EMPTY) instanceof Fields fields ? fields : Fields.EMPTY;
        var type = text(event, "type");
        var signed = secret.map(known -> isSigned(received, known));
        var what = type.endsWith(".phase") ? text(data, "phase") : type.substring(type.lastIndexOf('.') + 1);
        var job = text(data, "runId").isEmpty() ? text(event, "subject") : text(data, "runId");
        var said =
                signed.map(good -> good ? "" : " (NOT SIGNED with this secret)").orElse("");
        var document =
                signed.map(good -> event.with("signed", Scalar.truth(good))).orElse(event);
        return new Heard(job, sequence(received), what, rest(data) + said, document);
    }

    private static String rest(Fields data) {
        if (data.get("results").orElse(Scalar.NULL) instanceof Items(var results)) {
            return results.size() + (results.size() == 1 ? " result" : " results");
        }
        var percent = text(data, "percent");
        return (percent.isEmpty() ? "" : percent + " % ") + text(data, "text");
    }

    private static boolean isSigned(Received received, String secret) {
        return WebhookSignature.isSecret(secret)
                && WebhookSignature.isSigned(
                        secret,
                        received.header().apply("webhook-id").orElse(""),
                        received.header().apply("webhook-timestamp").orElse(""),
                        received.header().apply("webhook-signature").orElse(""),
                        received.body());
    }

    private static String text(Fields fields, String name) {
        return fields.get(name).orElse(Scalar.NULL) instanceof Scalar(var text, var _) ? text : "";
    }

    private static Heard unknown(Received received, String why) {
        return new Heard(
                "",
                sequence(received),
                "unknown",
                why,
                start("unknown", received, "").with("why", why));
    }

    private static Fields start(String what, Received received, String job) {
        return Fields.EMPTY
                .with("message", what)
                .with("sequence", sequence(received))
                .with("job", job);
    }

    private static String sequence(Received received) {
        return received.header().apply(SEQUENCE).orElse("");
    }
}
