package sextant.model.forms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * One value of a form, already decoded: a list {@code {md,python,pyspark}}, a quoted text, or plain text, which is a number, true,
 * false or null where JSON would read it so. The rules for people are in the Javadoc of {@code FormSyntax}.
 */
public final class FormValue {

    private final Path path;
    private final String text;
    private final int mostDigits;
    private final int mostItems;
    private int at;

    private FormValue(Path path, String text, int mostDigits, int mostItems) {
        this.path = path;
        this.text = text;
        this.mostDigits = mostDigits;
        this.mostItems = mostItems;
    }

    /** @param path the value's own, for refusals; the task type is text whatever it looks like */
    public static Node read(Path path, String text, int mostDigits, int mostItems) {
        if (path.equals(DottedName.TASK_TYPE)) {
            return Scalar.text(taskType(text));
        }
        refuseControlCharacters(path, text, "\t\n\r");
        var value = new FormValue(path, text, mostDigits, mostItems);
        return text.startsWith("{") ? value.list() : value.single();
    }

    /** The value of {@code tasktype}, which is text as it stands. */
    public static String taskType(String text) {
        refuseControlCharacters(DottedName.TASK_TYPE, text, "");
        return text;
    }

    /** The text of a part or file. @throws Refused with {@code bad-character} if it is not UTF-8 */
    public static String utf8(Path path, byte[] bytes) {
        return PercentEncoding.utf8(ByteBuffer.wrap(bytes))
                .orElseThrow(() -> RefusalKind.BAD_CHARACTER
                        .because("The text of " + path + " is not UTF-8.")
                        .at(path)
                        .suggest("Send text as UTF-8.")
                        .refused());
    }

    /** Lines and tabs are part of a text, say a compose file; other control characters only confuse whoever reads it next. */
    private static void refuseControlCharacters(Path path, String text, String except) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isISOControl(character) && except.indexOf(character) < 0) {
                throw RefusalKind.BAD_CHARACTER
                        .because("The value of " + path + " has a control character.")
                        .at(path)
                        .got("U+%04X".formatted((int) character))
                        .refused();
            }
        }
    }

    private Scalar single() {
        var quoted = quoted();
        return quoted.isPresent() && at == text.length() ? Scalar.text(quoted.get()) : plain(text);
    }

    private Scalar plain(String written) {
        var scalar = Scalar.plain(written);
        if (scalar.kind() == Scalar.Kind.NUMBER && written.length() > mostDigits) {
            throw RefusalKind.NUMBER_LIMIT
                    .because("The number " + path + " has too many digits.")
                    .at(path)
                    .limit(mostDigits + " digits")
                    .refused();
        }
        return scalar;
    }

    private Items list() {
        var items = new ArrayList<Node>();
        at = 1;
        skipSpaces();
        if (current() == '}') {
            at++;
        } else {
            do {
                items.add(item());
                if (items.size() > mostItems) {
                    throw RefusalKind.TOO_MANY_ITEMS
                            .because("The list " + path + " has too many items.")
                            .at(path)
                            .limit(mostItems + " items")
                            .refused();
                }
            } while (separator());
        }
        if (at < text.length()) {
            throw refused("something follows the end of the list");
        }
        return new Items(items);
    }

    private Scalar item() {
        skipSpaces();
        if (current() == '"') {
            var quoted = quoted().orElseThrow(() -> refused("a quotation mark is not closed"));
            skipSpaces();
            return Scalar.text(quoted);
        }
        int from = at;
        while (at < text.length() && ",{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (current() == '{') {
            throw refused("a list cannot stand inside a list");
        }
        var item = text.substring(from, at).strip();
        if (item.isEmpty()) {
            throw refused(at == text.length() ? "the list is not closed" : "an item is empty");
        }
        return plain(item);
    }

    /** Steps over what follows an item: true for a comma, false for the end of the list. */
    private boolean separator() {
        return switch (current()) {
            case ',' -> {
                at++;
                yield true;
            }
            case '}' -> {
                at++;
                yield false;
            }
            case '\0' -> throw refused("the list is not closed");
            default -> throw refused("something follows a quoted item");
        };
    }

    /** A text in quotation marks, in which a backslash stands before a quotation mark or a backslash; empty if there is none here. */
    private Optional<String> quoted() {
        if (current() != '"') {
            return Optional.empty();
        }
        var inside = new StringBuilder();
        for (int next = at + 1; next < text.length(); next++) {
            char character = text.charAt(next);
            if (character == '"') {
                at = next + 1;
                return Optional.of(inside.toString());
            }
            if (character == '\\' && next + 1 < text.length() && "\"\\".indexOf(text.charAt(next + 1)) >= 0) {
                character = text.charAt(++next);
            }
            inside.append(character);
        }
        return Optional.empty();
    }

    /** The character here, NUL at the end: a text never has one. */
    private char current() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpaces() {
        while (current() == ' ') {
            at++;
        }
    }

    private Refused refused(String why) {
        return RefusalKind.LIST_SYNTAX
                .because("The value of " + path + " starts with { and is not a list: " + why + ".")
                .at(path)
                .got(text)
                .limit("{a,b,c}, or {} for an empty list")
                .suggest(
                        "Quote an item with a comma or brace: {\"a,b\",c}. Quote the whole value if it is no list: \"{...}\".")
                .refused();
    }
}
