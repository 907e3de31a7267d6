package sextant.engine.files;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import sextant.engine.files.JobFiles.Stream;
import sextant.engine.runner.RunName;
import sextant.model.application.ProgressSource;
import sextant.model.job.Progress;

/** Reads how far a run has come from the end of what its program writes. Whatever the program writes, it costs little. */
public final class ProgressReading {

    private static final int LOOKED_AT = 4096;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern PERCENT_AND_TEXT = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]*)?)\\s*%?\\s*(.*)");

    private final JobFiles files;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    public ProgressReading(JobFiles files) {
        this.files = files;
    }

    /** What the latest line says that says something. */
    public Optional<Progress> read(ProgressSource source, RunName run) {
        return switch (source) {
            case ProgressSource.File(var path) ->
                files.glimpse(run, path, LOOKED_AT).flatMap(text -> latest(PERCENT_AND_TEXT, true, text));
            case ProgressSource.Pattern(var expression) -> {
                var pattern = patterns.computeIfAbsent(expression, Pattern::compile);
                yield latest(pattern, false, files.tail(run, Stream.STDOUT, LOOKED_AT))
                        .or(() -> latest(pattern, false, files.tail(run, Stream.STDERR, LOOKED_AT)));
            }
        };
    }

    private static Optional<Progress> latest(Pattern pattern, boolean wholeLine, String text) {
        List<String> lines = text.lines().toList();
        for (var line : lines.reversed()) {
            var found = pattern.matcher(line);
            if (wholeLine ? found.matches() : found.find()) {
                var percent = percent(found.groupCount() >= 1 ? found.group(1) : null);
                var words = Optional.ofNullable(found.groupCount() >= 2 ? found.group(2) : null)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(one -> one.length() <= LONGEST_TEXT ? one : one.substring(0, LONGEST_TEXT));
                if (percent.isPresent() || words.isPresent()) {
                    return Optional.of(new Progress(percent, words));
                }
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble percent(@org.jspecify.annotations.Nullable String digits) {
        if (digits == null) {
            return OptionalDouble.empty();
        }
        try {
            double percent = Double.parseDouble(digits.strip());
            return percent >= 0 && percent <= 100 ? OptionalDouble.of(percent) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
