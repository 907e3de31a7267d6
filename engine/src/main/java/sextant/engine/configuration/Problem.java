package sextant.engine.configuration;

import java.util.Comparator;
import java.util.Optional;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

/**
 * Something that a person wrote and that cannot be used, or should be looked at. Never holds a value that came from a secret.
 *
 * @param position where it stands, or the nearest place that has one
 * @param path     of the key, such as {@code routes[2].limits.cores}; the root if the file as a whole is meant
 * @param text     one sentence: what is wrong and what would be right
 * @param suggest  the known word that was probably meant
 * @param file     where it stands if that is not the file that was asked about
 */
public record Problem(
        Position position, Path path, String text, Optional<String> suggest, Optional<java.nio.file.Path> file) {
    static final Comparator<Problem> IN_ORDER_OF_THE_FILE = Comparator.comparing(
                    Problem::position, Comparator.comparingInt(Position::line).thenComparingInt(Position::column))
            .thenComparing(problem -> problem.path().toString());

    public Problem(Position position, Path path, String text, Optional<String> suggest) {
        this(position, path, text, suggest, Optional.empty());
    }

    /** Something about a file as a whole. */
    public static Problem ofFile(String text) {
        return new Problem(new Position(1, 1), Path.ROOT, text, Optional.empty());
    }

    /** The same, of another file than the one that was asked about. */
    public Problem in(java.nio.file.Path other) {
        return new Problem(position, path, text, suggest, Optional.of(other));
    }

    /** The last part of the name of another file: where it lies is nobody's business. */
    public Optional<String> fileName() {
        return file.map(other -> String.valueOf(other.getFileName()));
    }

    /** {@code line 3, column 5: routes[0].limts is not known here; did you mean limits?} Another file is named first. */
    @Override
    public String toString() {
        return file.map(other -> other + ", ").orElse("") + position + ": " + words();
    }

    /** What {@link #toString()} says, without the position. */
    public String words() {
        var where = path.steps().isEmpty() ? "" : path + " ";
        return where
                + text
                + suggest.map(word -> "; did you mean " + word + "?").orElse("");
    }
}
