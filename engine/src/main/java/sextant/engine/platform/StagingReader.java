package sextant.engine.platform;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Section;
import sextant.engine.hosting.StagingPolicy;

/** Reads the section {@code jobs: staging}. What it leaves out is as in {@link StagingPolicy#DEFAULT}. */
final class StagingReader {

    private static final StagingPolicy DEFAULT = StagingPolicy.DEFAULT;
    private static final long LARGEST = 1L << 50;
    private static final long FASTEST = 1L << 40;
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private StagingReader() {}

    /** @param uploadBytes what an input may have that a client sends, which is also what it may have if it is fetched */
    static StagingPolicy read(Section staging, long uploadBytes) {
        var file = staging.section("file");
        return new StagingPolicy(
                schemes(staging),
                Amounts.bytes(staging, "size", uploadBytes, 1, LARGEST),
                Amounts.time(staging, "deadline", DEFAULT.deadline(), MOMENT, WEEK),
                Amounts.bytes(staging, "slowest", DEFAULT.slowest(), 1, FASTEST),
                Amounts.time(staging, "stall", DEFAULT.stall(), MOMENT, WEEK),
                staging.whole("attempts", DEFAULT.attempts(), 1, 100),
                Amounts.time(staging, "pause", DEFAULT.pause(), Duration.ZERO, WEEK),
                staging.flag("overwrite", DEFAULT.overwrite()),
                file.map(section -> folders(section, "read")).orElse(List.of()),
                file.map(section -> folders(section, "write")).orElse(List.of()));
    }

    private static Set<String> schemes(Section staging) {
        if (!staging.has("schemes")) {
            return DEFAULT.schemes();
        }
        var schemes = staging.texts("schemes");
        for (int item = 0; item < schemes.size(); item++) {
            if (schemes.get(item).equals(StagingPolicy.FILE)) {
                staging.problem("schemes", item, "is opened by naming folders: file: {read: [/data/public]}");
            } else if (!DEFAULT.schemes().contains(schemes.get(item))) {
                staging.problem("schemes", item, "must be http or https");
            }
        }
        return Set.copyOf(schemes.stream().distinct().toList());
    }

    /** None is a link itself; what stands above it is the operator's business. */
    private static List<Path> folders(Section file, String key) {
        var folders = new ArrayList<Path>();
        var names = file.texts(key);
        for (int item = 0; item < names.size(); item++) {
            try {
                var folder = Path.of(names.get(item));
                if (!folder.isAbsolute() || !folder.equals(folder.normalize())) {
                    file.problem(key, item, "must be the whole path of a folder, such as /data/public");
                } else if (folder.getNameCount() == 0) {
                    file.problem(key, item, "must not be the whole disk");
                } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    file.problem(key, item, "there is no such folder, or it is a link to one");
                } else {
                    folders.add(folder);
                }
            } catch (InvalidPathException invalid) {
                file.problem(key, item, "is not the name of a folder");
            }
        }
        return folders;
    }
}
