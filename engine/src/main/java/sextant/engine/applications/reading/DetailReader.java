package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Section;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.ErrorPattern;
import sextant.model.application.Estimate;
import sextant.model.application.ProgressSource;
import sextant.model.application.Reference;
import sextant.model.image.ImageReference;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;

/** Reads what is said of an application beside its inputs and outputs: where to read about it, what a run takes, and what it says. */
public final class DetailReader {

    private static final ApplicationLimits LIMITS = ApplicationLimits.DEFAULT;
    private static final long LARGEST = 1L << 50;
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);
    private static final double MILLISECONDS = 1000;

    private DetailReader() {}

    /** @param root the whole file */
    public static List<Reference> references(Section root) {
        return root.sections("references", "uri").stream()
                .flatMap(one -> {
                    if (!one.has("uri")) {
                        one.problem("uri", "is missing");
                    }
                    var title = one.optionalText("title");
                    return one.webAddress("uri").map(URI::toString).map(uri -> new Reference(uri, title)).stream();
                })
                .toList();
    }

    /** @param root the whole file */
    public static Optional<String> image(Section root) {
        var image = root.optionalText("image");
        image.filter(name -> ImageReference.parse(name).isEmpty())
                .ifPresent(_ -> root.problem("image", "must be a container image, such as docker.io/example/tool:1.0"));
        return image;
    }

    public static ApplicationLimits limits(Section section) {
        return new ApplicationLimits(
                Amounts.time(section, "duration", Duration.ofSeconds(LIMITS.duration()), Duration.ofSeconds(1), LONGEST)
                        .plusMillis(999)
                        .toSeconds(),
                Amounts.bytes(section, "memory", LIMITS.memory(), 1 << 20, LARGEST),
                section.whole("processes", LIMITS.processes(), 1, 1_000_000),
                Amounts.bytes(section, "output", LIMITS.output(), 1 << 10, LARGEST),
                Amounts.bytes(section, "file-size", LIMITS.fileSize(), 1 << 10, LARGEST),
                section.whole("open-files", LIMITS.openFiles(), 16, 1_000_000));
    }

    /** The resources of a Task, each the least that a run needs. */
    public static Map<Resource, Quantity> resources(Section section) {
        var resources = new EnumMap<Resource, Quantity>(Resource.class);
        for (var resource : Resource.values()) {
            section.parsed(resource.word(), (value, path) -> Quantities.parse(resource, value, path))
                    .ifPresent(quantity -> resources.put(resource, quantity));
        }
        return resources;
    }

    public static Estimate estimate(Section section) {
        if (!section.has("duration")) {
            section.problem("duration", "is missing; it is how long a run takes, such as 2s");
        }
        return new Estimate(seconds(section, "duration"), seconds(section, "per-megabyte"));
    }

    private static double seconds(Section section, String key) {
        return Amounts.time(section, key, Duration.ZERO, Duration.ZERO, LONGEST).toMillis() / MILLISECONDS;
    }

    public static Optional<ProgressSource> progress(Section section) {
        var pattern = section.optionalText("pattern");
        var file = section.optionalText("file");
        if (pattern.isPresent() == file.isPresent()) {
            section.problem("pattern", "is missing: say either pattern: or file:, and only one");
        }
        pattern.filter(expression -> compiled(section, expression)
                        .filter(one -> one.groupCount() == 0)
                        .isPresent())
                .ifPresent(_ -> section.problem("pattern", "must have a group in parentheses, for the percentage"));
        file.filter(path -> !OutputReader.isPath(path))
                .ifPresent(_ -> section.problem("file", OutputReader.pathRule()));
        return pattern.<ProgressSource>map(ProgressSource.Pattern::new).or(() -> file.map(ProgressSource.File::new));
    }

    /** @param root the whole file */
    public static List<ErrorPattern> errors(Section root) {
        return root.sections("errors").stream()
                .map(one -> {
                    var expression = one.text("pattern");
                    compiled(one, expression);
                    return new ErrorPattern(expression, one.text("say"), one.flag("transient", false));
                })
                .toList();
    }

    private static Optional<Pattern> compiled(Section section, String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException wrong) {
            section.problem("pattern", "is no regular expression (RE2 syntax): " + wrong.getDescription());
            return Optional.empty();
        }
    }
}
