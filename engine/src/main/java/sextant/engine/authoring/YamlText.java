package sextant.engine.authoring;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as YAML writes it inside of brackets and braces. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_./+()-]+)*");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private YamlText() {}

    /** Without quotes where it needs none. */
    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.chars().forEach(one -> {
            switch (one) {
                case '"', '\\' -> quoted.append('\\').append((char) one);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (one < ' ' || one == 0x7f) {
                        quoted.append(String.format("\\x%02x", one));
                    } else {
                        quoted.append((char) one);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
