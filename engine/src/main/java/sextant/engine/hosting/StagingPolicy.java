package sextant.engine.hosting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where inputs of jobs may be fetched from and outputs sent to, and how patiently: {@code jobs: staging:} in platform.yaml. Networks,
 * ports and redirects are those of {@code egress:}.
 *
 * @param schemes   of addresses on networks
 * @param largest   bytes of one input at most
 * @param deadline  of one transfer
 * @param slowest   bytes in a second: a transfer that carries less for as long as {@code stall} is cut off
 * @param stall     so long a transfer may stand still
 * @param attempts  so often an output is sent at most, from 1
 * @param pause     before it is sent for the second time; each pause after that is twice as long
 * @param overwrite whether an output may replace what stands at its address
 * @param readable  folders below which {@code file:} inputs may be; none is none
 * @param writable  folders below which {@code file:} outputs may be put; none is none
 */
public record StagingPolicy(
        Set<String> schemes,
        long largest,
        Duration deadline,
        long slowest,
        Duration stall,
        int attempts,
        Duration pause,
        boolean overwrite,
        List<Path> readable,
        List<Path> writable) {

    /** The scheme that is allowed by naming folders, and not in {@code schemes}. */
    public static final String FILE = "file";

    public static final StagingPolicy DEFAULT = new StagingPolicy(
            Set.of("http", "https"),
            JobPolicy.DEFAULT.uploadBytes(),
            Duration.ofHours(1),
            1000,
            Duration.ofSeconds(30),
            5,
            Duration.ofSeconds(15),
            false,
            List.of(),
            List.of());

    public StagingPolicy {
        schemes = Set.copyOf(schemes);
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
    }

    /** The same, with another limit of an input. */
    public StagingPolicy largest(long bytes) {
        return new StagingPolicy(
                schemes, bytes, deadline, slowest, stall, attempts, pause, overwrite, readable, writable);
    }

    /** The folders that are open for writing, or for reading. */
    public List<Path> roots(boolean writing) {
        return writing ? writable : readable;
    }
}
