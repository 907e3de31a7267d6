package sextant.acceptance.running;

import java.nio.file.Path;
import java.util.List;

/** What watches over the programs of a service: the processes about its data folder that are neither the server nor a program. */
public final class Supervisor {

    private Supervisor() {}

    public static List<Long> find(Path data, long server) {
        return Processes.about(data).stream()
                .filter(process -> process.pid() != server)
                .filter(process -> !process.command().contains(" serve "))
                .filter(process -> !process.command().contains("ledger.sh"))
                .filter(process -> !process.command().startsWith("sleep "))
                .map(Processes.Seen::pid)
                .toList();
    }
}
