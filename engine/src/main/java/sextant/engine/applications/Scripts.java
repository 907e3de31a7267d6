package sextant.engine.applications;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the elements of a command that some program on the way will run as a script, although a value is part of them. Whatever
 * quotes are around such a value, it would be run. The author of a command means well, so this looks for mistakes: where it is in
 * doubt it takes an element for a script.
 */
final class Scripts {

    /** Programs whose later arguments are a command of their own. */
    private static final Pattern WRAPPER =
            program("env|timeout|nice|ionice|nohup|setsid|stdbuf|time|xargs|find|busybox|toybox"
                    + "|sudo|doas|chroot|unshare|bwrap|strace|taskset|chrt|prlimit|flock|exec|command");

    private static final List<Interpreter> INTERPRETERS = List.of(
            new Interpreter(
                    Kind.SHELL,
                    program("(?:ba|da|a|k|mk|pdk|z|c|tc|fi|rba)?sh[0-9.-]*"),
                    Pattern.compile("-[A-Za-z]*c[A-Za-z]*|--command")),
            new Interpreter(
                    Kind.LANGUAGE,
                    program(
                            "(?:python|pypy|perl|ruby|lua|luajit|php)[0-9.]*|node|nodejs|deno|bun|R|Rscript|julia|octave|gnuplot"
                                    + "|psql|tclsh|guile"),
                    Pattern.compile("-[A-Za-z0-9]*[ceEpr]|--(?:eval|print|exec|execute|expr|code|run|command)|eval")),
            new Interpreter(
                    Kind.RUNNER,
                    program("su|runuser|script|flock"),
                    Pattern.compile("-[A-Za-z]*c|--(?:session-)?command")),
            new Interpreter(Kind.RUNNER, program("env"), Pattern.compile("-[0iv]*S|--split-string")),
            new Interpreter(
                    Kind.FILTER,
                    program("[gmn]?awk|original-awk|g?sed"),
                    Pattern.compile("-[A-Za-z]*e|--(?:source|expression)")),
            new Interpreter(Kind.LINE, program("ssh|rsh|parallel|watch"), Pattern.compile("-[A-Za-z]*c")));

    /** Options of shells and filters after which comes something else than a script. */
    private static final Set<String> WITH_ARGUMENT =
            Set.of("-o", "+o", "-O", "+O", "-v", "-F", "--assign", "--field-separator");

    private static final Pattern SCRIPT_FILE_OPTION = Pattern.compile("-[A-Za-z]*f|-f.+|--file(?:=.*)?");
    private static final Pattern SEPARATOR_OR_VARIABLE = Pattern.compile("(?s)-[vF].*|--(?:assign|field-separator)=.*");

    private enum Kind {
        /** Options may stand between {@code -c} and the script; then come the arguments of the script. */
        SHELL,
        /** The script comes right after its option, of which there may be several, or is in a file. */
        LANGUAGE,
        /** The command to run comes right after its option. */
        RUNNER,
        /** The first argument that is no option is the script, unless an option says where it is. */
        FILTER,
        /** All arguments together are the script. */
        LINE
    }

    private record Interpreter(Kind kind, Pattern name, Pattern option) {}

    private final List<Template> elements;
    private final Set<Integer> found = new TreeSet<>();

    private Scripts(List<Template> elements) {
        this.elements = elements;
    }

    /** The places of the elements that are run and have a value in them, in order. */
    static Set<Integer> withValues(List<Template> elements) {
        return new Scripts(elements).find();
    }

    private static Pattern program(String names) {
        return Pattern.compile("(?:.*/)?(?:" + names + ")");
    }

    private Set<Integer> find() {
        var texts = elements.stream().map(Template::written).toList();
        for (int at = 0; at < elements.size(); at++) {
            for (var interpreter : INTERPRETERS) {
                if (!hasValue(at)
                        && interpreter.name.matches(text(at))
                        && (isProgram(texts, at) || isNamedForSure(interpreter))) {
                    look(interpreter, at + 1);
                }
            }
        }
        return found;
    }

    /** Whether an element is, or may be, the name of a program that is run. */
    static boolean isProgram(List<String> elements, int at) {
        return at == 0 || WRAPPER.matches(elements.getFirst());
    }

    /** Words such as {@code watch} are ordinary arguments too; with an option for a script they would hardly be. */
    private static boolean isNamedForSure(Interpreter interpreter) {
        return interpreter.kind == Kind.SHELL || interpreter.kind == Kind.LANGUAGE;
    }

    private void look(Interpreter interpreter, int from) {
        switch (interpreter.kind) {
            case SHELL -> shell(interpreter, from);
            case LANGUAGE, RUNNER -> language(interpreter, from);
            case FILTER -> filter(interpreter, from);
            case LINE -> {
                for (int at = from; at < elements.size(); at++) {
                    refuseValue(at);
                }
            }
        }
    }

    private void shell(Interpreter shell, int from) {
        boolean told = false;
        for (int at = from; at < elements.size(); at++) {
            if (!told && isFile(at)) {
                return;
            } else if (WITH_ARGUMENT.contains(text(at))) {
                at++;
            } else if (shell.option.matches(text(at))) {
                told = true;
            } else if (text(at).startsWith("-") || text(at).startsWith("+")) {
                refuseValue(at);
            } else if (told) {
                refuseValue(at);
                arguments(at + 1);
                return;
            }
        }
    }

    /** A value that is an argument of a script by itself is never a part of the script. */
    private void arguments(int from) {
        for (int at = from; at < elements.size(); at++) {
            if (elements.get(at).parts().size() > 1) {
                refuseValue(at);
            }
        }
    }

    private void language(Interpreter language, int from) {
        boolean script = false;
        for (int at = from; at < elements.size(); at++) {
            if (language.kind == Kind.LANGUAGE
                    && isFile(at)
                    && (at == from || !text(at - 1).startsWith("-"))) {
                return;
            }
            boolean option = language.option.matches(text(at));
            if (script && !option || isGlued(language, at)) {
                refuseValue(at);
            }
            script = option;
        }
    }

    private void filter(Interpreter filter, int from) {
        boolean known = false;
        boolean script = false;
        for (int at = from; at < elements.size(); at++) {
            boolean option = filter.option.matches(text(at));
            if (script || isGlued(filter, at)) {
                refuseValue(at);
                known = true;
            } else if (WITH_ARGUMENT.contains(text(at))) {
                at++;
            } else if (SCRIPT_FILE_OPTION.matches(text(at))) {
                known = true;
                at++;
            } else if (!option && !text(at).startsWith("-")) {
                if (!known) {
                    refuseValue(at);
                }
                known = true;
            }
            script = option;
        }
    }

    private boolean isFile(int at) {
        return isFile(text(at));
    }

    /** What comes after a script that is in a file belongs to that script. */
    static boolean isFile(String element) {
        return (element.startsWith("/") || element.startsWith("{home}/"))
                && INTERPRETERS.stream().noneMatch(one -> one.name.matches(element));
    }

    /** Whether the option and the script are one element, such as {@code "-eprint {x}"} or {@code --eval={x}}. */
    private boolean isGlued(Interpreter interpreter, int at) {
        return hasValue(at)
                && interpreter.option.matcher(text(at)).lookingAt()
                && !SEPARATOR_OR_VARIABLE.matches(text(at));
    }

    private void refuseValue(int at) {
        if (hasValue(at)) {
            found.add(at);
        }
    }

    private boolean hasValue(int at) {
        return !elements.get(at).parameters().isEmpty();
    }

    private String text(int at) {
        return elements.get(at).written();
    }
}
