package sextant.engine.authoring;

import java.util.Map;
import java.util.Optional;

/** Programs in which a value can be more than a value: they read expressions, commands or addresses out of their arguments. */
final class MiniLanguages {

    private static final String EXPRESSIONS = "reads expressions and filters out of its arguments";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("stilts", "runs a shell command for in='command|', fetches addresses, and has filters in cmd="),
            Map.entry("stilts.sh", "is STILTS, which runs a shell command for in='command|', fetches addresses, and has filters in cmd="),
            Map.entry("topcat", "runs a shell command where a table may be named, and fetches addresses"),
            Map.entry("awk", "runs its first argument"),
            Map.entry("gawk", "runs its first argument"),
            Map.entry("mawk", "runs its first argument"),
            Map.entry("sed", "runs its first argument"),
            Map.entry("find", "runs what follows -exec, and deletes"),
            Map.entry("tar", "runs what follows --to-command and --checkpoint-action"),
            Map.entry("gnuplot", "runs its script, which may run a shell"),
            Map.entry("sqlite3", "runs its arguments as SQL and dot commands, one of which is a shell"),
            Map.entry("psql", "runs its arguments as SQL and backslash commands, one of which is a shell"),
            Map.entry("jq", EXPRESSIONS),
            Map.entry("convert", "reads protocols such as @file, https: and msl: where a file may be named"),
            Map.entry("magick", "reads protocols such as @file, https: and msl: where a file may be named"),
            Map.entry("ffmpeg", "reads protocols and filters out of its arguments"),
            Map.entry("sox", "runs a shell command where a file name begins with |, and has effects in its arguments"),
            Map.entry("asttable", EXPRESSIONS),
            Map.entry("astarithmetic", EXPRESSIONS),
            Map.entry("ftcopy", EXPRESSIONS),
            Map.entry("fitscopy", "reads filters in square brackets after a file name"),
            Map.entry("funtable", EXPRESSIONS),
            Map.entry("source-extractor", "reads and writes any file that an option names"),
            Map.entry("SWarp", "reads and writes any file that an option names"),
            Map.entry("scamp", "reads and writes any file that an option names"),
            Map.entry("psfex", "reads and writes any file that an option names"));

    private MiniLanguages() {}

    /** What is special about a program, if it is known. @param program its name or path */
    static Optional<String> of(String program) {
        return Optional.ofNullable(KNOWN.get(program.substring(program.lastIndexOf('/') + 1)));
    }
}
