package sextant.adapters.supervisor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import sextant.adapters.supervisor.Run.Stage;
import sextant.adapters.supervisor.machine.ControlGroups;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.PollSet;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunRecord;

/**
 * The program that watches over all runs. It works in the folder that it was started in; there is at most one for a folder. It ends by
 * itself when it has no run and no server was connected for some time.
 */
public final class Supervisor {

    public static final String SOCKET = "socket";
    public static final String RUNS = "runs";
    public static final String DROPPED = "dropped";
    /** Held by the supervisor of this folder; its process number is in it. */
    public static final String LOCK = "lock";

    /** In ms. */
    private static final int BURIAL_PAUSE = 50;

    private static final int BURIAL_PAUSE_IF_MANY_DIE = 5;
    private static final Path DROPPED_RUNS = Path.of(DROPPED);

    /** Said by the server when bubblewrap needs its set-uid bit. */
    public static final String KEEP_PRIVILEGES = "keep-privileges";

    private final Map<String, Run> runs = new HashMap<>();
    private final Map<Integer, Run> mains = new HashMap<>();
    private final ControlGroups groups = new ControlGroups();
    private final String bootId = RunFolder.bootId();
    private final Starter starter = new Starter(groups, bootId);
    private final Clients clients = new Clients(SOCKET, this::answer);
    private final Tree tree = new Tree();
    private final Ending ending = new Ending(tree, groups, clients, DROPPED_RUNS, runs, mains);
    private final Watch watch = new Watch(tree, ending, runs, bootId);
    private final PollSet set = new PollSet();
    private final long idle;

    private Supervisor(long idle) {
        this.idle = idle;
    }

    /** @param arguments how long it stays without anything to do, in ms; and perhaps {@link #KEEP_PRIVILEGES} */
    public static void main(String[] arguments) throws IOException {
        boolean keep = arguments.length > 1 && arguments[1].equals(KEEP_PRIVILEGES);
        Libc.becomeSupervisor(!keep);
        try (var channel = FileChannel.open(Path.of(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            var number = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(number.getBytes(StandardCharsets.US_ASCII)));
            Files.deleteIfExists(Path.of(SOCKET));
            var supervisor = new Supervisor(Long.parseLong(arguments[0]));
            Recovery.recover(Path.of(RUNS), DROPPED_RUNS, supervisor.bootId, supervisor::endWhatIsLeft);
            supervisor.work();
            Files.deleteIfExists(Path.of(SOCKET));
        }
    }

    private void work() {
        long busy = Libc.sinceBoot();
        long looked = 0;
        while (true) {
            int pause = ending.proceed();
            long now = Libc.sinceBoot();
            if (!runs.isEmpty()) {
                if (now - looked >= Watch.PERIOD) {
                    watch.look();
                    looked = now;
                }
                pause = shorter(pause, ending.bury() ? BURIAL_PAUSE_IF_MANY_DIE : BURIAL_PAUSE);
            }
            clients.flush();
            if (!runs.isEmpty() || !clients.none()) {
                busy = now;
            } else if (now - busy >= idle) {
                break;
            } else {
                pause = shorter(pause, (int) (busy + idle - now));
            }
            await(pause);
        }
        clients.close();
        groups.remove();
    }

    /** Of two pauses, where -1 is for ever. */
    private static int shorter(int one, int other) {
        return one < 0 ? other : Math.min(one, other);
    }

    private void await(int pause) {
        clients.poll(set);
        for (var run : runs.values()) {
            run.channels.ifPresent(channels -> channels.poll(set));
            set.add(run.descriptor, () -> ending.mainEnded(run));
        }
        set.await(pause);
    }

    /** Answers a line of the server. */
    private String answer(String question) {
        int space = question.indexOf(' ');
        var name = question.substring(space + 1);
        if (!name.matches("[a-z0-9-]+")) {
            return "failed no such run";
        }
        var folder = new RunFolder(Path.of(RUNS, name));
        try {
            return switch (question.substring(0, Math.max(space, 0))) {
                case "start" -> start(name, folder);
                case "look" -> look(name, folder);
                default -> "failed no such question";
            };
        } catch (IOException e) {
            return "failed " + String.valueOf(e).replace('\n', ' ');
        }
    }

    private String start(String name, RunFolder folder) throws IOException {
        var known = runs.get(name);
        if (known != null && !sextant.engine.fault.PlantedBug.START_MARK_IGNORED.planted()) {
            return known.state();
        }
        return switch (starter.start(name, folder)) {
            case Starter.Alive(var run) -> {
                runs.put(name, run);
                mains.put(run.pid(), run);
                yield run.state();
            }
            case Starter.Over(var end) -> "over " + end.write();
            case Starter.Unknown() -> "never";
        };
    }

    /** Does what the files say is wanted, and says what the run is doing. */
    private String look(String name, RunFolder folder) throws IOException {
        var run = runs.get(name);
        if (run != null) {
            watch.look(run);
            return run.state();
        }
        if (folder.dropIfWished(DROPPED_RUNS)) {
            return "never";
        }
        return folder.end().map(end -> "over " + end.write()).orElse("never");
    }

    /** Takes over a run whose supervisor is gone, to end it. */
    private void endWhatIsLeft(Run run) {
        runs.put(run.name(), run);
        run.decide(
                RunRecord.Kind.LOST,
                "supervisor-lost",
                "the program that watched over it was gone; what was left of it was ended");
        run.stage = Stage.FORCED;
    }
}
