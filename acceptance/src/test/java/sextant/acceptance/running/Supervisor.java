package sextant.acceptance.running;

import java.nio.file.Path;
import java.util.List;

/** What watches over the programs of a service: a virtual machine like the server, which works in a folder of its own below the data. */
public final class Supervisor {

    private Supervisor() {}

    /** Its process; none if there is nothing to watch. */
    public static List<Long> find(Path data) {
        return Processes.about(data).stream()
                .filter(process -> process.folder().startsWith(data.toString()))
                .filter(process -> process.command().split(" ", 2)[0].endsWith("/java"))
                .map(Processes.Seen::pid)
                .toList();
    }
}
