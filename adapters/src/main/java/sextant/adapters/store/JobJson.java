package sextant.adapters.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import sextant.model.job.JobError;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * The columns that hold JSON. All of it is ASCII, and so every text of Java comes back as it was, with what databases do not take:
 * the character 0 (PostgreSQL) and halves of surrogate pairs (both).
 */
final class JobJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final String NOBODY = "";

    private JobJson() {}

    static String owner(Optional<Owner> owner) {
        return owner.map(JobJson::owner).orElse(NOBODY);
    }

    static String owner(Owner owner) {
        return write(json -> json.writeStartArray()
                .writeString(owner.issuer())
                .writeString(owner.subject())
                .writeEndArray());
    }

    static Optional<Owner> ownerOf(String column) {
        if (column.equals(NOBODY)) {
            return Optional.empty();
        }
        return Optional.of(read(column, json -> {
            var issuer = json.nextStringValue();
            return new Owner(issuer, json.nextStringValue());
        }));
    }

    static String text(String value) {
        return write(json -> json.writeString(value));
    }

    static String textOf(String column) {
        return read(column, JsonParser::getString);
    }

    static String parameters(List<ParameterValue> values) {
        return list(values, (value, json) -> {
            json.writeStringProperty("id", value.id());
            switch (value) {
                case ParameterValue.Text(var _, var text) -> json.writeStringProperty("value", text);
                case ParameterValue.Upload(var _, var file, var mediaType, var size) ->
                    json.writeStringProperty("file", file)
                            .writeStringProperty("mediaType", mediaType)
                            .writeNumberProperty("size", size);
                case ParameterValue.Indirect(var _, var uri) -> json.writeStringProperty("uri", uri);
            }
        });
    }

    static List<ParameterValue> parametersOf(String column) {
        return list(column, JobJson::parameterOf);
    }

    private static ParameterValue parameterOf(Fields fields) {
        var id = fields.text("id");
        if (fields.has("value")) {
            return new ParameterValue.Text(id, fields.text("value"));
        }
        return fields.has("uri")
                ? new ParameterValue.Indirect(id, fields.text("uri"))
                : new ParameterValue.Upload(id, fields.text("file"), fields.text("mediaType"), fields.number("size"));
    }

    static String targets(List<OutputTarget> targets) {
        return list(
                targets,
                (target, json) -> json.writeStringProperty("id", target.id()).writeStringProperty("uri", target.uri()));
    }

    static List<OutputTarget> targetsOf(String column) {
        return list(column, fields -> new OutputTarget(fields.text("id"), fields.text("uri")));
    }

    static String results(List<Result> results) {
        return list(results, (result, json) -> {
            json.writeStringProperty("id", result.id())
                    .writeStringProperty("mediaType", result.mediaType())
                    .writeNumberProperty("size", result.size())
                    .writeStringProperty("sha256", result.sha256())
                    .writeStringProperty("file", result.file());
            result.sent().ifPresent(uri -> json.writeStringProperty("sent", uri));
        });
    }

    static List<Result> resultsOf(String column) {
        return list(
                column,
                fields -> new Result(
                        fields.text("id"),
                        fields.text("mediaType"),
                        fields.number("size"),
                        fields.text("sha256"),
                        fields.text("file"),
                        fields.optional("sent")));
    }

    static String error(JobError error) {
        return write(json -> {
            json.writeStartObject()
                    .writeBooleanProperty("transient", error.passing())
                    .writeStringProperty("word", error.word())
                    .writeStringProperty("message", error.message());
            error.detail().ifPresent(detail -> json.writeStringProperty("detail", detail));
            json.writeEndObject();
        });
    }

    static JobError errorOf(String column) {
        return read(column, json -> {
            var fields = Fields.read(json);
            return new JobError(
                    fields.text("transient").equals("true"),
                    fields.text("word"),
                    fields.text("message"),
                    fields.optional("detail"));
        });
    }

    /** The fields of one flat object, as text. */
    record Fields(Map<String, String> values) {

        static Fields read(JsonParser json) {
            var values = new HashMap<String, String>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                values.put(name, json.getString());
            }
            return new Fields(values);
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        Optional<String> optional(String name) {
            return Optional.ofNullable(values.get(name));
        }

        String text(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the store holds a job without " + name);
            }
            return value;
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }
    }

    interface FieldsWriter<T> {
        void write(T value, JsonGenerator json);
    }

    static <T> String list(List<T> values, FieldsWriter<T> writer) {
        if (values.isEmpty()) {
            return "[]";
        }
        return write(json -> {
            json.writeStartArray();
            for (T value : values) {
                json.writeStartObject();
                writer.write(value, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static <T> List<T> list(String column, Function<Fields, T> reader) {
        if (column.equals("[]")) {
            return List.of();
        }
        return read(column, json -> {
            var values = new ArrayList<T>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                values.add(reader.apply(Fields.read(json)));
            }
            return values;
        });
    }

    static String write(Consumer<JsonGenerator> writer) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.accept(json);
        }
        return text.toString();
    }

    static <T> T read(String column, Function<JsonParser, T> reader) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), column)) {
            json.nextToken();
            return reader.apply(json);
        }
    }
}
