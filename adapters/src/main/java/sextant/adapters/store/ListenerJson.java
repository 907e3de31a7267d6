package sextant.adapters.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import sextant.adapters.store.JobJson.Fields;
import sextant.model.callback.Listener;
import sextant.model.job.Phase;
import sextant.model.notice.Happened;
import tools.jackson.core.JsonGenerator;

/** The columns that hold listeners, and what they are told of, as JSON. */
final class ListenerJson {

    private static final String AT = "at";
    private static final String PHASE = "phase";
    private static final String SOURCE = "source";
    private static final String TEXT = "text";
    private static final String PERCENT = "percent";

    private ListenerJson() {}

    static String listeners(List<Listener> listeners) {
        return JobJson.list(listeners, ListenerJson::write);
    }

    static List<Listener> listenersOf(String column) {
        return JobJson.list(column, ListenerJson::listener);
    }

    private static void write(Listener listener, JsonGenerator json) {
        json.writeStringProperty("id", listener.id())
                .writeStringProperty("kind", listener.kind().name())
                .writeStringProperty("endpoint", listener.endpoint())
                .writeStringProperty("secret", listener.secret());
    }

    private static Listener listener(Fields fields) {
        return new Listener(
                fields.text("id"),
                Listener.Kind.valueOf(fields.text("kind")),
                fields.text("endpoint"),
                fields.text("secret"));
    }

    static String happened(Happened happened) {
        return JobJson.write(json -> {
            json.writeStartObject().writeNumberProperty(AT, Micros.of(happened.at()));
            switch (happened) {
                case Happened.Entered(var _, var phase, var text) ->
                    json.writeStringProperty(PHASE, phase.name()).writeStringProperty(TEXT, text);
                case Happened.Said(var _, var phase, var source, var text, var percent) -> {
                    json.writeStringProperty(PHASE, phase.name())
                            .writeStringProperty(SOURCE, source)
                            .writeStringProperty(TEXT, text);
                    percent.ifPresent(value -> json.writeStringProperty(PERCENT, Double.toString(value)));
                }
                case Happened.Results _ -> {}
            }
            json.writeEndObject();
        });
    }

    static Happened happenedOf(String column) {
        return JobJson.read(column, json -> {
            var fields = Fields.read(json);
            var at = Micros.instant(fields.number(AT));
            if (!fields.has(PHASE)) {
                return new Happened.Results(at);
            }
            return fields.has(SOURCE) ? said(fields, at) : entered(fields, at);
        });
    }

    private static Happened entered(Fields fields, Instant at) {
        return new Happened.Entered(at, Phase.valueOf(fields.text(PHASE)), fields.text(TEXT));
    }

    private static Happened said(Fields fields, Instant at) {
        var percent = fields.optional(PERCENT)
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElse(OptionalDouble.empty());
        return new Happened.Said(
                at, Phase.valueOf(fields.text(PHASE)), fields.text(SOURCE), fields.text(TEXT), percent);
    }
}
