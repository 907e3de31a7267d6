package sextant.model.tool;

import java.util.Base64;
import java.util.regex.Pattern;
import sextant.model.job.AbsoluteUri;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tool.ToolParameter.Content;
import sextant.model.xml.Element;

/** Reads what a {@code parameter} of a {@code tool} is given. */
final class ToolValues {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String INDIRECT = "indirect";
    private static final String ENCODING = "encoding";

    private ToolValues() {}

    static ToolParameter input(Element parameter, String id) {
        if (parameter.children().size() != 1) {
            throw wrong(parameter, "A parameter has one <value> or one <array>.")
                    .refused();
        }
        return parameter(parameter, id, content(parameter));
    }

    /** An output is left to the server, or has the address to which it is to be sent. */
    static ToolParameter output(Element parameter, String id) {
        if (parameter.children().size() > 1) {
            throw wrong(parameter, "A parameter has one <value>.").refused();
        }
        boolean empty = parameter.children().isEmpty()
                || parameter
                        .first("value")
                        .filter(value -> value.text().isBlank())
                        .isPresent();
        if (empty && !isIndirect(parameter)) {
            return parameter(parameter, id, new ToolParameter.Nothing());
        }
        if (!isIndirect(parameter) || empty) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("An output is given the address to which it is sent, or nothing.")
                    .at(parameter.path())
                    .at(parameter.at())
                    .limit("indirect=\"true\" with " + AbsoluteUri.RULE)
                    .suggest("Leave the output out: its result is kept here for you to fetch.")
                    .refused();
        }
        return parameter(parameter, id, content(parameter));
    }

    private static ToolParameter parameter(Element parameter, String id, Content content) {
        return new ToolParameter(id, content, parameter.attribute("mime"), parameter.path(), parameter.at());
    }

    private static Content content(Element parameter) {
        boolean encoded = isEncoded(parameter);
        boolean indirect = isIndirect(parameter);
        var child = parameter.children().getFirst();
        if (encoded && (indirect || child.name().equals("array"))) {
            throw wrong(parameter, "Only a direct <value> can be encoded.")
                    .suggest("Leave the attribute encoding out.")
                    .refused();
        }
        if (child.name().equals("array")) {
            if (indirect) {
                throw wrong(parameter, "An address is one <value>.").refused();
            }
            return array(child);
        }
        if (indirect) {
            return address(child);
        }
        return encoded ? encoded(child) : new ToolParameter.Text(child.text());
    }

    private static ToolParameter.Array array(Element array) {
        return new ToolParameter.Array(
                array.children().stream().map(Element::text).toList(), array.attribute("arrayShape"));
    }

    private static ToolParameter.Address address(Element value) {
        var uri = value.text().strip();
        if (!AbsoluteUri.is(uri)) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("An indirect value says where something is.")
                    .at(value.path())
                    .at(value.at())
                    .got(uri)
                    .limit(AbsoluteUri.RULE)
                    .refused();
        }
        return new ToolParameter.Address(uri);
    }

    private static ToolParameter.Encoded encoded(Element value) {
        var base64 = SPACES.matcher(value.text()).replaceAll("");
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notOne) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("The value is not base64.")
                    .at(value.path())
                    .at(value.at())
                    .got(value.text().strip())
                    .limit("letters, digits, + and /, as RFC 4648 says")
                    .refused();
        }
        return new ToolParameter.Encoded(base64);
    }

    /** CEATypes v1.2 can also say that there is no encoding; AGParameterDefinition called that the standard one. */
    private static boolean isEncoded(Element parameter) {
        return switch (parameter.attribute(ENCODING).orElse("none").strip()) {
            case "base64" -> true;
            case "none", "standard", "" -> false;
            default ->
                throw wrong(parameter, "The encoding of a value is not known here.")
                        .at(parameter.path(ENCODING))
                        .got(parameter.attribute(ENCODING).orElse(""))
                        .limit("base64, none")
                        .refused();
        };
    }

    private static boolean isIndirect(Element parameter) {
        return switch (parameter.attribute(INDIRECT).map(String::strip).orElse("false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw wrong(parameter, "Whether a value is indirect is true or false.")
                        .at(parameter.path(INDIRECT))
                        .got(parameter.attribute(INDIRECT).orElse(""))
                        .refused();
        };
    }

    static Refusal wrong(Element element, String text) {
        return RefusalKind.XML_SCHEMA.because(text).at(element.path()).at(element.at());
    }
}
