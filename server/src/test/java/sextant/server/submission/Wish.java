package sextant.server.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.model.tool.ToolReader;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/** What a client wants to run, written down for each face of the server. */
record Wish(
        String application,
        Optional<String> interfaceId,
        Map<String, List<Given>> values,
        Map<String, String> outputs) {

    /** A value of a parameter. */
    sealed interface Given {}

    record Plain(String text) implements Given {}

    /** A value that is elsewhere, and said to be so. */
    record Elsewhere(String uri) implements Given {}

    /** One value with several elements. */
    record Several(List<String> elements, String separator) implements Given {}

    /** A request body. */
    record Body(String contentType, byte[] bytes) {}

    Body form() {
        var fields = values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(given -> field(entry.getKey(), given)))
                .collect(Collectors.toList());
        interfaceId.ifPresent(id -> fields.add("INTERFACE=" + encoded(id)));
        outputs.forEach((output, uri) -> fields.add(encoded(output) + "=" + encoded(uri)));
        return new Body(
                "application/x-www-form-urlencoded", String.join("&", fields).getBytes(UTF_8));
    }

    private static String field(String name, Given given) {
        return switch (given) {
            case Plain(var text) -> encoded(name) + "=" + encoded(text);
            case Elsewhere(var uri) -> "UPLOAD=" + encoded(name + "," + uri);
            case Several(var elements, var separator) ->
                encoded(name) + "=" + encoded(String.join(separator, elements));
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    Body task(DocumentFormat format) {
        var parameters = Fields.EMPTY;
        for (var entry : values.entrySet()) {
            var nodes = entry.getValue().stream().map(Wish::node).toList();
            parameters = parameters.with(entry.getKey(), nodes.size() == 1 ? nodes.getFirst() : new Items(nodes));
        }
        var targets = Fields.EMPTY;
        for (var entry : outputs.entrySet()) {
            targets = targets.with(entry.getKey(), entry.getValue());
        }
        var info = Fields.of("application", Scalar.text(application))
                .with("parameters", parameters)
                .with("outputs", targets);
        for (var id : interfaceId.stream().toList()) {
            info = info.with("interface", id);
        }
        var task = Fields.of("tasktype", Scalar.text("uri://cea-application")).with("taskinfo", info);
        return new Body(format.mediaType(), format.write(task, "task"));
    }

    private static Node node(Given given) {
        return switch (given) {
            case Plain(var text) -> Scalar.plain(text).text().equals(text) ? Scalar.plain(text) : Scalar.text(text);
            case Elsewhere(var uri) -> Fields.of("indirect", Scalar.truth(true)).with("value", uri);
            case Several(var elements, var separator) -> Scalar.text(String.join(separator, elements));
        };
    }

    /** @param qualified whether the elements inside are in the namespace too */
    Body tool(String namespace, boolean qualified) {
        boolean workflow = namespace.equals(ToolReader.NAMESPACES.getFirst());
        var prefix = qualified ? "t:" : "";
        var value = workflow && qualified ? "v:" : prefix;
        var attribute = workflow ? "name" : "id";
        var xml = new StringBuilder("<t:tool xmlns:t='" + namespace + "'"
                + " xmlns:v='http://www.astrogrid.org/schema/AGParameterDefinition/v1' " + attribute + "='"
                + escaped(application) + "'");
        interfaceId.ifPresent(
                id -> xml.append(" interface='").append(escaped(id)).append('\''));
        xml.append("><").append(prefix).append("input>");
        values.forEach((name, all) -> all.forEach(given -> {
            xml.append('<')
                    .append(prefix)
                    .append("parameter ")
                    .append(attribute)
                    .append("='")
                    .append(escaped(name));
            xml.append(given instanceof Elsewhere ? "' indirect='true'>" : "'>");
            xml.append(
                    switch (given) {
                        case Plain(var text) -> element(value + "value", text);
                        case Elsewhere(var uri) -> element(value + "value", uri);
                        case Several(var elements, var _) ->
                            "<" + value + "array arrayShape='" + elements.size() + "'>"
                                    + elements.stream()
                                            .map(one -> element(value + "value", one))
                                            .collect(Collectors.joining())
                                    + "</" + value + "array>";
                    });
            xml.append("</").append(prefix).append("parameter>");
        }));
        xml.append("</").append(prefix).append("input><").append(prefix).append("output>");
        outputs.forEach((output, uri) -> xml.append("<" + prefix + "parameter " + attribute + "='" + output
                + "' indirect='true'>" + element(value + "value", uri) + "</" + prefix + "parameter>"));
        xml.append("</").append(prefix).append("output></t:tool>");
        return new Body("application/xml", xml.toString().getBytes(UTF_8));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }
}
