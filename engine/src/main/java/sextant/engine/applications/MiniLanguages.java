package sextant.engine.applications;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;

/**
 * Programs that take a value for more than a value: a piece of a little language, a command to run, an address to read. No quoting
 * helps against that, since they do it with whole arguments. Only the author of an application can say which values are harmless, by
 * a pattern or by options.
 */
public final class MiniLanguages {

    /** What STILTS runs as a shell command; a pattern that takes even this holds nothing off. */
    static final String ATTACK = "touch PWNED; cat x|";

    private static final String STARLINK =
            "runs a shell command for a value such as '" + ATTACK + "', and reads addresses and data bases";

    private static final List<Known> KNOWN = List.of(
            Known.program("stilts|topcat", STARLINK),
            Known.anywhere("(?:.*/)?(?:stilts|topcat)[^/]*\\.jar|uk\\.ac\\.starlink\\..*", STARLINK),
            Known.program("gnuplot[0-9.]*", "runs commands for system, ! and '< command'"),
            Known.program("find", "runs programs and deletes files by its expressions"),
            Known.program(
                    "sqlite3?|duckdb|psql|mysql|mariadb", "reads statements, some of which run programs or read files"),
            Known.program(
                    "magick|convert|mogrify|identify|composite",
                    "reads addresses, other files and commands by the names of its images"),
            Known.program("sox|soxi|play|rec", "runs a shell command for a file name such as '|touch PWNED'"),
            Known.program(
                    "source-extractor|sex|[Ss][Ww]arp|scamp|psfex", "reads and writes any file that an option names"),
            Known.program("ffmpeg|ffprobe|curl|wget", "reads whatever address or file it is given"),
            Known.program("(?:pdf|xe|lua)?(?:la)?tex|m4|make|gmake", "reads a language that runs programs"),
            Known.program("ed|ex|vi|vim|bc|dc", "runs programs for !"),
            Known.program("tar|rsync|git|ssh|xargs|parallel", "runs programs that its arguments name"),
            Known.inline("python[0-9.]*|pypy[0-9.]*", "-[A-Za-z]*c.*", "runs the text of its command line"),
            Known.inline(
                    "perl[0-9.]*|ruby[0-9.]*",
                    "-[A-Za-z0-9]*[eEnp].*",
                    "opens its arguments, and runs those that end with |"),
            Known.inline(
                    "lua[0-9.]*|luajit|node|nodejs|php[0-9.]*|Rscript|R|octave|julia",
                    "-[A-Za-z]*[er].*|--eval.*",
                    "runs the text of its command line"),
            Known.scripted(
                    "[gmn]?awk|original-awk|g?sed", "runs the text of its command line, which may run programs"));

    /** Options after which awk and sed have their script in a file. */
    private static final Pattern SCRIPT_FILE = Pattern.compile("-[A-Za-z]*f|-f.+|--file(?:=.*)?");

    private MiniLanguages() {}

    private enum Where {
        PROGRAM,
        ANYWHERE,
        WITH_OPTION,
        WITHOUT_SCRIPT_FILE
    }

    /** @param option with which the program is dangerous, if it is not always */
    private record Known(Where where, Pattern name, Pattern option, String reason) {

        private static Known of(Where where, String names, String option, String reason) {
            var name = where == Where.ANYWHERE ? names : "(?:.*/)?(?:" + names + ")";
            return new Known(where, Pattern.compile(name), Pattern.compile(option), reason);
        }

        static Known program(String names, String reason) {
            return of(Where.PROGRAM, names, "", reason);
        }

        static Known anywhere(String elements, String reason) {
            return of(Where.ANYWHERE, elements, "", reason);
        }

        static Known inline(String names, String option, String reason) {
            return of(Where.WITH_OPTION, names, option, reason);
        }

        static Known scripted(String names, String reason) {
            return of(Where.WITHOUT_SCRIPT_FILE, names, "", reason);
        }

        boolean isIn(List<String> elements, int at) {
            if (!name.matches(elements.get(at))) {
                return false;
            }
            var after = elements.subList(at + 1, elements.size());
            return switch (where) {
                case ANYWHERE -> true;
                case PROGRAM -> Scripts.isProgram(elements, at);
                case WITH_OPTION ->
                    Scripts.isProgram(elements, at)
                            && after.stream()
                                    .takeWhile(element -> !Scripts.isFile(element))
                                    .anyMatch(option::matches);
                case WITHOUT_SCRIPT_FILE ->
                    Scripts.isProgram(elements, at) && after.stream().noneMatch(SCRIPT_FILE::matches);
            };
        }
    }

    /** What a program of a command line does with values, if it is known to do such things. */
    public static Optional<String> reasonOf(List<String> command) {
        return reason(command.stream()
                .map(word -> Template.of(word.replace("{", "{{")))
                .toList());
    }

    /** What a program of the command does with values, if it is known to do such things. */
    static Optional<String> reason(List<Template> elements) {
        var written = elements.stream().map(Template::written).toList();
        for (int at = 0; at < written.size(); at++) {
            for (var known : KNOWN) {
                if (known.isIn(written, at)) {
                    return Optional.of(written.get(at) + " " + known.reason);
                }
            }
        }
        return Optional.empty();
    }

    /** Why a parameter cannot be one of such a program, if it cannot. */
    static Optional<String> fault(ParameterDefinition parameter, String reason) {
        if (parameter.passing() == Passing.FILE
                || !isText(parameter)
                || !parameter.options().isEmpty()) {
            return Optional.empty();
        }
        if (parameter.pattern().isEmpty()) {
            return Optional.of("needs a pattern or options that allow no more than you want, since " + reason);
        }
        return parameter
                .pattern()
                .filter(pattern -> Pattern.matches(pattern, ATTACK))
                .map(pattern -> "needs a narrower pattern: " + pattern + " takes '" + ATTACK + "', and " + reason);
    }

    private static boolean isText(ParameterDefinition parameter) {
        return switch (parameter.type()) {
            case TEXT, ANY_URI, ADQL, STC_S, XML, VOTABLE, TABLE -> true;
            case INTEGER, REAL, COMPLEX, BOOLEAN, ANGLE, MJD, DATE_TIME, BINARY, FITS, IMAGE, SPECTRUM -> false;
        };
    }
}
