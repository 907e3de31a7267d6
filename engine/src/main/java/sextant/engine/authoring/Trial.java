package sextant.engine.authoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one run of a command showed.
 *
 * @param command as its author typed it, the program first
 * @param files   of the author that its arguments name
 * @param ended   whether it has been run at all, and how that ended
 */
public record Trial(List<String> command, List<NamedFile> files, Optional<Ended> ended) {

    public Trial {
        command = List.copyOf(command);
        files = List.copyOf(files);
    }

    /** What an argument that names a file is to the program. */
    public enum Role {
        /** What it works on: somebody else brings another. */
        INPUT,
        /** A part of the program, such as a script or its settings: always the same. */
        PART
    }

    /**
     * A file that an argument names.
     *
     * @param argument its place in the command
     * @param before   of the argument, that is not the file's name, such as {@code in=}
     * @param name     the last part of its name
     */
    public record NamedFile(int argument, String before, String name, Role role, Content content) {}

    /**
     * How it went.
     *
     * @param exitCode 0 to 255
     * @param seconds  it took
     * @param named    whether it went well only after its inputs had their names back; the server gives files no names
     * @param outputs  the files that it left, by their paths in its work folder
     * @param stdout   what it wrote to standard output
     * @param error    the last line that it wrote to standard error
     */
    public record Ended(
            int exitCode, double seconds, boolean named, List<Output> outputs, Output stdout, Optional<String> error) {
        public Ended {
            outputs = List.copyOf(outputs);
        }
    }

    /** @param rows if it is a table */
    public record Output(String path, Content content, long size, OptionalLong rows) {}

    Optional<NamedFile> file(int argument) {
        return files.stream().filter(one -> one.argument() == argument).findFirst();
    }

    String program() {
        return command.getFirst();
    }
}
