package sextant.engine.hosting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How programs are run on this machine: {@code jobs: process:} in platform.yaml. Taken at the start of the server.
 *
 * @param sandbox whether and when bubblewrap is put around a program
 * @param user    another user that programs run as; only if the server runs as root
 * @param cgroup  a control group (version 1 or 2) that the server may make groups below; empty looks for one
 * @param grace   between asking a program to end and forcing it
 */
public record ProcessPolicy(Sandbox sandbox, Optional<String> user, Optional<Path> cgroup, Duration grace) {

    /** When programs run in a sandbox without network. */
    public enum Sandbox {
        /** Where it is available. */
        AUTO,
        /** Always; the server refuses to start where it is not available. */
        BUBBLEWRAP,
        /** Never. */
        NONE
    }

    public static final ProcessPolicy DEFAULT =
            new ProcessPolicy(Sandbox.AUTO, Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
}
