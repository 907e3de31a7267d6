package sextant.cli.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;

/**
 * What the planners are asked.
 *
 * @param source   what the Task was read from, for messages
 * @param document the Task, with the positions that it has in its file
 * @param files    that come with it, at places where the document itself has nothing
 */
record Question(String source, Located document, List<AttachedFile> files) {

    /**
     * @param place     where it belongs in the Task: {@code taskinfo.composefile}
     * @param mediaType after the file's name
     */
    record AttachedFile(List<String> place, Path file, String mediaType) {
        AttachedFile {
            place = List.copyOf(place);
        }

        String name() {
            return String.join(".", place);
        }
    }

    Question {
        files = List.copyOf(files);
    }

    /** Where the value that a planner names stands in the file, if the Task came from one. */
    Optional<String> lineOf(String path) {
        return document.positions().entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(path))
                .map(entry -> source + " " + entry.getValue())
                .findFirst();
    }

    Fields task() {
        return document.root() instanceof Fields fields ? fields : Fields.EMPTY;
    }
}
