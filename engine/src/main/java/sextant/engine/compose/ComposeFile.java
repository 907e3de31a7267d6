package sextant.engine.compose;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sextant.model.answer.Reason;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/**
 * A compose file (section 4.2 of the note), to be judged: every service, image and key, and whatever is not known to be harmless is
 * refused.
 *
 * @param content   the file as a tree, with aliases and merge keys written out
 * @param path      of the file in the Task document
 * @param positions of its values, by their paths in the Task document
 */
public record ComposeFile(Node content, Path path, Function<Path, Optional<Position>> positions) {

    /** Taking one thing out can leave another without what it names, which then goes too. */
    private static final int ROUNDS = 4;

    /**
     * What came of it.
     *
     * @param reasons  everything that is refused, in the order of the file; at most 50 and the count of the rest
     * @param unset    variables without value or default, which become nothing
     * @param untagged images that are taken and name neither tag nor digest
     * @param template the nearest file that would be taken; present only if this one is refused and something is left to run
     */
    public record Verdict(List<Reason> reasons, List<String> unset, List<String> untagged, Optional<Fields> template) {
        public Verdict {
            reasons = List.copyOf(reasons);
            unset = List.copyOf(unset);
            untagged = List.copyOf(untagged);
        }
    }

    /** @param environment values of the file's variables, which are the only ones there are */
    public Verdict judge(ComposeRules rules, Map<String, String> environment) {
        if (!(content instanceof Fields file)) {
            var reason = Reason.of(
                            "composefile",
                            400,
                            "the compose file must be a mapping with services, this is " + content.noun())
                    .at(path);
            return new Verdict(List.of(reason), List.of(), List.of(), Optional.empty());
        }
        var sieve = new Sieve(rules, environment, file, path, positions);
        var kept = TopKeys.keep(file, Place.root(path), sieve);
        return new Verdict(
                sieve.reasons(),
                List.copyOf(sieve.interpolation().unset()),
                List.copyOf(sieve.untagged()),
                sieve.isClean() ? Optional.empty() : kept.flatMap(rest -> settled(rest, rules, environment)));
    }

    /** The smallest file that is taken, as a template to start from; empty if the operator's list names no image. */
    public static Optional<Fields> smallest(ComposeRules rules) {
        return rules.images()
                .nearest("")
                .map(image -> Fields.of("services", Fields.of("app", Fields.of("image", Scalar.text(image)))));
    }

    /** A file as YAML text that {@link sextant.model.reading.YamlDocuments} reads back as the same tree. */
    public static String write(Fields file) {
        return new String(DocumentFormat.YAML.write(file, "compose"), StandardCharsets.UTF_8);
    }

    private Optional<Fields> settled(Fields first, ComposeRules rules, Map<String, String> environment) {
        var template = Optional.of(first);
        for (int round = 0; round < ROUNDS && template.isPresent(); round++) {
            var file = template.get();
            var sieve = new Sieve(rules, environment, file, path, _ -> Optional.empty());
            var kept = TopKeys.keep(file, Place.root(path), sieve);
            if (sieve.isClean()) {
                return template;
            }
            template = kept;
        }
        return Optional.empty();
    }
}
