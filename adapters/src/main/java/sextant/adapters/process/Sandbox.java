package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.hosting.ProcessPolicy;

/**
 * What is put around a program: bubblewrap, so that it sees no network, no other process and none of our data, and can write to its
 * work folder only; and another user. Without both a program runs as it is, with the rights of the server.
 */
final class Sandbox {

    private static final String BUBBLEWRAP = "bwrap";

    /** Folders that are empty inside: sockets of daemons, homes, and what others keep for a while. */
    private static final List<String> EMPTY_INSIDE = List.of("/tmp", "/var/tmp", "/run", "/home", "/root");

    private final Optional<Path> bubblewrap;
    private final Optional<OtherUser> user;
    private final Path data;

    private Sandbox(Optional<Path> bubblewrap, Optional<OtherUser> user, Path data) {
        this.bubblewrap = bubblewrap;
        this.user = user;
        this.data = data;
    }

    /** @throws IllegalStateException if something is demanded that this machine does not have */
    static Sandbox of(ProcessPolicy policy, Path data) {
        var user = policy.user().map(OtherUser::named);
        var bubblewrap = policy.sandbox() == ProcessPolicy.Sandbox.NONE
                ? Optional.<Path>empty()
                : Programs.search(BUBBLEWRAP, Programs.USUAL_PATH)
                        .filter(found -> works(new Sandbox(Optional.of(found), user, data)));
        if (policy.sandbox() == ProcessPolicy.Sandbox.BUBBLEWRAP && bubblewrap.isEmpty()) {
            throw new IllegalStateException("jobs: process: sandbox: bubblewrap does not work here; install it (package"
                    + " bubblewrap) and see that user namespaces are allowed, or say sandbox: none");
        }
        return new Sandbox(bubblewrap, user, data);
    }

    private static boolean works(Sandbox sandbox) {
        var probe = new ArrayList<>(sandbox.bubblewrap(Path.of("/"), List.of(), false, Network.NONE));
        sandbox.user.ifPresent(user -> probe.addAll(user.around()));
        probe.add(Programs.find("true", Programs.USUAL_PATH));
        return Programs.output(probe).isPresent();
    }

    /** Whether bubblewrap works by its set-uid bit, which a supervisor that takes no new privileges would disable. */
    static boolean needsSetUid() {
        return Programs.search(BUBBLEWRAP, Programs.USUAL_PATH)
                .filter(file -> {
                    try {
                        return ((Integer) Files.getAttribute(file, "unix:mode") & 04000) != 0;
                    } catch (IOException _) {
                        return false;
                    }
                })
                .isPresent();
    }

    boolean isBubblewrap() {
        return bubblewrap.isPresent();
    }

    /** What a program sees of the network. */
    enum Network {
        NONE,
        /** That of this machine. */
        SHARED
    }

    /**
     * What stands before the program in the argument vector; may be empty.
     *
     * @param work    the folder that it works in
     * @param program its file
     * @param more    files and folders that it reads
     */
    List<String> around(Path work, String program, List<Path> more, Network network) {
        var around = new ArrayList<String>();
        if (bubblewrap.isPresent()) {
            var readable = new ArrayList<>(more);
            if (EMPTY_INSIDE.stream().anyMatch(folder -> Path.of(program).startsWith(folder))) {
                readable.add(Path.of(program));
            }
            around.addAll(bubblewrap(work, readable, true, network));
        }
        user.ifPresent(other -> around.addAll(other.around()));
        return around;
    }

    /** Around a program that reads these files and folders and writes nothing. */
    List<String> around(List<Path> readable) {
        var around = new ArrayList<String>();
        if (bubblewrap.isPresent()) {
            around.addAll(bubblewrap(Path.of("/"), readable, false, Network.NONE));
        }
        user.ifPresent(other -> around.addAll(other.around()));
        return around;
    }

    /** Gets the work folder ready. */
    void prepare(Path work) throws IOException {
        if (user.isPresent()) {
            user.get().own(work);
        }
    }

    private List<String> bubblewrap(Path work, List<Path> readable, boolean report, Network network) {
        var command = new ArrayList<>(List.of(
                bubblewrap.orElseThrow().toString(),
                "--unshare-ipc",
                "--unshare-pid",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--die-with-parent",
                "--cap-drop",
                "ALL"));
        if (network == Network.NONE) {
            command.add("--unshare-net");
        }
        if (user.isPresent()) {
            for (var capability : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
                command.addAll(List.of("--cap-add", capability));
            }
        } else {
            command.add("--unshare-user-try");
        }
        command.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
        for (var folder : EMPTY_INSIDE) {
            if (Files.isDirectory(Path.of(folder))) {
                command.addAll(List.of("--tmpfs", folder));
            }
        }
        command.addAll(List.of("--tmpfs", data.toString()));
        for (var path : readable) {
            command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        if (report) {
            command.addAll(List.of("--bind", work.toString(), work.toString()));
            command.addAll(List.of("--chdir", work.toString(), "--json-status-fd", "3"));
        }
        command.add("--");
        return command;
    }
}
