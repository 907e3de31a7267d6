package sextant.model.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.tree.Path.Field;
import sextant.model.tree.Path.Item;
import sextant.model.tree.Path.Step;

/**
 * The name of a form's value: {@code taskinfo.example.one}. A step of digits only, or digits in brackets, is the place of an item:
 * {@code taskinfo.languages.0} and {@code taskinfo.languages[0]} are the same. Names are data: no object is ever looked up by them.
 */
public final class DottedName {

    /** The one value of a question that has no parts. */
    public static final Path TASK_TYPE = Path.of("tasktype");

    /** What is a mapping in every question. */
    private static final Set<String> MAPPINGS = Set.of("taskinfo", "resources");

    /** So many digits are always a number that is an {@code int}. */
    private static final int LONGEST_INDEX = 9;

    private final String name;
    private final int mostSteps;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private DottedName(String name, int mostSteps) {
        this.name = name;
        this.mostSteps = mostSteps;
    }

    /** @throws Refused with {@code parameter-path} or {@code bad-character} */
    public static Path parse(String name, int mostSteps) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw RefusalKind.BAD_CHARACTER
                    .because("The name of a parameter has a control character.")
                    .got(name.codePoints()
                            .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString())
                    .refused();
        }
        return new DottedName(name, mostSteps).parse();
    }

    private Path parse() {
        step();
        while (at < name.length()) {
            if (name.charAt(at++) != '.') {
                throw refused("After an index in brackets comes a dot or the end");
            }
            step();
        }
        refuseWrongTop();
        return new Path(steps);
    }

    /** One name, and the indexes in brackets behind it. */
    private void step() {
        int end = at;
        while (end < name.length() && ".[]".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        var text = name.substring(at, end);
        if (text.isEmpty()) {
            throw refused("Each step of a name between dots needs at least one character");
        }
        at = end;
        add(isDigits(text) ? index(text) : new Field(text));
        while (at < name.length() && name.charAt(at) == '[') {
            int close = name.indexOf(']', at);
            if (close < 0) {
                throw refused("A bracket is not closed");
            }
            add(index(name.substring(at + 1, close)));
            at = close + 1;
        }
        if (at < name.length() && name.charAt(at) == ']') {
            throw refused("A bracket is closed that was not opened");
        }
    }

    private void add(Step step) {
        if (steps.size() == mostSteps) {
            throw RefusalKind.PARAMETER_PATH
                    .because("The name of a parameter has too many steps.")
                    .got(name)
                    .limit(mostSteps + " steps")
                    .refused();
        }
        steps.add(step);
    }

    private Item index(String digits) {
        if (!isDigits(digits) || digits.length() > LONGEST_INDEX || (digits.length() > 1 && digits.startsWith("0"))) {
            throw refused("The place of an item is a number, counted from 0");
        }
        return new Item(Integer.parseInt(digits));
    }

    private void refuseWrongTop() {
        if (!(steps.getFirst() instanceof Field(var top))) {
            throw refused("A question is a mapping: a name starts with a word");
        }
        if (steps.size() == 1) {
            return;
        }
        if (TASK_TYPE.steps().getFirst().equals(steps.getFirst())) {
            throw refused("The tasktype is one text and has no parts");
        }
        if (MAPPINGS.contains(top) && steps.get(1) instanceof Item) {
            throw refused("The " + top + " is a mapping and has no items");
        }
    }

    private Refused refused(String why) {
        return RefusalKind.PARAMETER_PATH
                .because(why + ": \"" + (name.length() <= 80 ? name : name.substring(0, 80) + "…") + "\".")
                .got(name)
                .suggest("Write a dotted name such as taskinfo.image, and items of a list as taskinfo.languages[0].")
                .refused();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
