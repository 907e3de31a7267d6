package sextant.model.multipart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * A header value with parameters: {@code form-data; name="taskinfo.composefile"; filename="compose.yml"}.
 *
 * @param word       what stands before the first semicolon, lower case
 * @param parameters in the order in which they were written, names in lower case; a name may come twice
 */
public record HeaderValue(String word, List<Parameter> parameters) {

    public record Parameter(String name, String value) {}

    public HeaderValue {
        parameters = List.copyOf(parameters);
    }

    /** @throws Refused with this kind if it is not written so */
    public static HeaderValue parse(String text, RefusalKind kind) {
        return new Parser(text, kind).parse();
    }

    /** @throws Refused with this kind if the parameter comes twice */
    public Optional<String> parameter(String name, RefusalKind ifTwice) {
        var values = parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
        if (values.size() > 1) {
            throw ifTwice.because("The parameter " + name + " of a header is given twice.")
                    .got(String.join(", ", values))
                    .refused();
        }
        return values.stream().findFirst();
    }

    private static final class Parser {
        private final String text;
        private final RefusalKind kind;
        private int at;

        Parser(String text, RefusalKind kind) {
            this.text = text;
            this.kind = kind;
        }

        HeaderValue parse() {
            var word = upTo(";").strip().toLowerCase(Locale.ROOT);
            var parameters = new ArrayList<Parameter>();
            while (at < text.length()) {
                at++;
                skipSpaces();
                if (at < text.length()) {
                    parameters.add(parameter());
                }
            }
            return new HeaderValue(word, parameters);
        }

        private Parameter parameter() {
            var name = upTo("=;\" \t").toLowerCase(Locale.ROOT);
            if (name.isEmpty() || at == text.length() || text.charAt(at) != '=') {
                throw refused("A parameter of a header is written name=value");
            }
            at++;
            var value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            skipSpaces();
            if (at < text.length() && text.charAt(at) != ';') {
                throw refused("A parameter of a header ends with a semicolon, and needs quotes if it has spaces");
            }
            return new Parameter(name, value);
        }

        private String bare() {
            var value = upTo(";\", \t");
            if (value.isEmpty()
                    || !value.chars().allMatch(character -> character > 0x20 && !Character.isISOControl(character))) {
                throw refused("A parameter of a header has no value");
            }
            return value;
        }

        /** A backslash before anything but a quote or a backslash stands for itself: {@code filename="C:\x"} of some browsers. */
        private String quoted() {
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char character = text.charAt(at);
                if (character == '"') {
                    at++;
                    return value.toString();
                }
                if (character == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                    character = text.charAt(++at);
                }
                value.append(character);
            }
            throw refused("A quotation mark in a header is not closed");
        }

        private String upTo(String ends) {
            int from = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private void skipSpaces() {
            while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private Refused refused(String why) {
            return kind.because(why + ".").got(text).refused();
        }
    }
}
