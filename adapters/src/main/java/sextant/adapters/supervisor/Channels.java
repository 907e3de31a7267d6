package sextant.adapters.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.PollSet;
import sextant.adapters.supervisor.record.RunOrder;

/** What a run says: its two outputs, and the report of the sandbox if there is one. */
final class Channels {

    /** A pipe holds at most 1 MiB, 16 reads; who still writes when nothing is left of the run is none of ours. */
    private static final int DRAINING = 64;

    private final List<Integer> theirEnds = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private Optional<SandboxReport> report = Optional.empty();

    private Channels() {}

    /** @throws IOException if a file cannot be made; then nothing stays open */
    static Channels open(RunOrder order) throws IOException {
        var channels = new Channels();
        try {
            channels.outputs.add(new Output(order.stdout(), channels.pipe(), order.output()));
            channels.outputs.add(new Output(order.stderr(), channels.pipe(), order.output()));
            if (order.sandboxed()) {
                channels.report = Optional.of(new SandboxReport(channels.pipe()));
            }
            return channels;
        } catch (IOException e) {
            channels.closeTheirEnds();
            channels.close();
            throw e;
        }
    }

    private int pipe() throws IOException {
        var ends = Libc.pipe();
        if (ends == null) {
            throw new IOException("too many open files");
        }
        theirEnds.add(ends[1]);
        return ends[0];
    }

    int stdoutEnd() {
        return theirEnds.get(0);
    }

    int stderrEnd() {
        return theirEnds.get(1);
    }

    /** -1 without a sandbox. */
    int reportEnd() {
        return theirEnds.size() > 2 ? theirEnds.get(2) : -1;
    }

    /** The program has its own copies now. */
    void closeTheirEnds() {
        theirEnds.forEach(Libc::close);
        theirEnds.clear();
    }

    Optional<SandboxReport> report() {
        return report;
    }

    void poll(PollSet set) {
        outputs.forEach(output -> set.add(output.pipe(), output::pump));
        report.ifPresent(pipe -> set.add(pipe.pipe(), pipe::pump));
    }

    /** Takes what is still in the pipes, without waiting for more. */
    void drain() {
        var set = new PollSet();
        for (int round = 0; round < DRAINING; round++) {
            poll(set);
            if (!set.await(0)) {
                break;
            }
        }
        close();
    }

    void close() {
        outputs.forEach(Output::close);
        report.ifPresent(SandboxReport::close);
    }
}
