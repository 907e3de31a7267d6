package sextant.adapters.supervisor.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the supervisor is to run: the file {@code request} of a run. The texts of a command line can hold anything but a NUL, so that
 * is what stands between them.
 *
 * @param bootId     of the start of the machine that it was ordered in; in a later one it is not started any more
 * @param program    the file that is executed
 * @param target     the program that this is all about; another file if something is put around it
 * @param arguments  the whole argument vector, what is put around the program included
 * @param variables  the environment, {@code NAME=value}
 * @param work       where it works
 * @param stdout     the file for standard output
 * @param stderr     the file for standard error
 * @param sandboxed  whether it is started by bubblewrap, which reports the end on descriptor 3
 * @param group      the control group to make groups below; empty looks for one; {@code none} takes none
 * @param memory     in bytes
 * @param processes  and threads
 * @param output     in bytes, of each of the two files
 * @param fileSize   in bytes
 * @param openFiles  of each process
 * @param duration   in ms, -1 is without limit
 * @param grace      in ms
 */
public record RunOrder(
        String bootId,
        String program,
        String target,
        List<String> arguments,
        List<String> variables,
        String work,
        String stdout,
        String stderr,
        boolean sandboxed,
        String group,
        long memory,
        int processes,
        long output,
        long fileSize,
        int openFiles,
        long duration,
        long grace) {

    private static final String FORMAT = "sextant run 1";
    private static final String END = "end";

    public RunOrder {
        arguments = List.copyOf(arguments);
        variables = List.copyOf(variables);
    }

    public byte[] write() {
        var texts = new ArrayList<>(List.of(
                FORMAT,
                bootId,
                program,
                target,
                work,
                stdout,
                stderr,
                Boolean.toString(sandboxed),
                group,
                Long.toString(memory),
                Integer.toString(processes),
                Long.toString(output),
                Long.toString(fileSize),
                Integer.toString(openFiles),
                Long.toString(duration),
                Long.toString(grace)));
        append(texts, arguments);
        append(texts, variables);
        texts.add(END);
        return (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static void append(List<String> texts, List<String> more) {
        texts.add(Integer.toString(more.size()));
        texts.addAll(more);
    }

    /** @throws IllegalArgumentException if it is not whole */
    public static RunOrder read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(FORMAT + "\0") || !text.endsWith("\0" + END + "\0")) {
            throw new IllegalArgumentException("not a whole request");
        }
        var texts = List.of(text.split("\0", -1)).iterator();
        texts.next();
        var bootId = texts.next();
        var program = texts.next();
        var target = texts.next();
        var work = texts.next();
        var stdout = texts.next();
        var stderr = texts.next();
        boolean sandboxed = Boolean.parseBoolean(texts.next());
        var group = texts.next();
        long memory = Long.parseLong(texts.next());
        int processes = Integer.parseInt(texts.next());
        long output = Long.parseLong(texts.next());
        long fileSize = Long.parseLong(texts.next());
        int openFiles = Integer.parseInt(texts.next());
        long duration = Long.parseLong(texts.next());
        long grace = Long.parseLong(texts.next());
        return new RunOrder(
                bootId,
                program,
                target,
                list(texts),
                list(texts),
                work,
                stdout,
                stderr,
                sandboxed,
                group,
                memory,
                processes,
                output,
                fileSize,
                openFiles,
                duration,
                grace);
    }

    private static List<String> list(Iterator<String> texts) {
        int count = Integer.parseInt(texts.next());
        var list = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            list.add(texts.next());
        }
        return list;
    }
}
