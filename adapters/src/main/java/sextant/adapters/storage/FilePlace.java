package sextant.adapters.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.forms.PercentEncoding;

/**
 * Where a {@code file:} address leads (RFC 8089): a plain name below a folder that the operator opened. Nothing but the address itself is
 * looked at, so what it means does not depend on what is there.
 *
 * @param root     the innermost of the open folders
 * @param relative plain names with a slash between them, at least one
 */
record FilePlace(Path root, String relative) {

    private static final Pattern FORM = Pattern.compile("(?i:file):(?://(?i:localhost)?)?/([^?#]*)");
    private static final int LONGEST_NAME = 255;

    /** @return empty if it is no such address, or leads to none of these folders */
    static Optional<FilePlace> of(String uri, List<Path> roots) {
        var form = FORM.matcher(uri);
        return form.matches() ? names(form.group(1)).flatMap(names -> below(roots, names)) : Optional.empty();
    }

    /** Whether an address is written as it has to be, wherever it leads. */
    static boolean isWellFormed(String uri) {
        var form = FORM.matcher(uri);
        return form.matches() && names(form.group(1)).isPresent();
    }

    /** The decoded names of a path; a slash or a dot that comes out of the encoding is none of a path. */
    private static Optional<List<String>> names(String path) {
        var names = new ArrayList<String>();
        for (var step : path.split("/", -1)) {
            var name = PercentEncoding.decode(step.replace("+", "%2B")).filter(FilePlace::isPlain);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(names);
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(character -> character < ' ' || character == '/' || character == 0x7f)
                && name.length() <= LONGEST_NAME;
    }

    private static Optional<FilePlace> below(List<Path> roots, List<String> names) {
        return roots.stream()
                .filter(root ->
                        root.getNameCount() < names.size() && names(root).equals(names.subList(0, root.getNameCount())))
                .max((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()))
                .map(root -> new FilePlace(root, String.join("/", names.subList(root.getNameCount(), names.size()))));
    }

    private static List<String> names(Path root) {
        var names = new ArrayList<String>();
        root.forEach(name -> names.add(name.toString()));
        return names;
    }
}
