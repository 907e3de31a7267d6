package sextant.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import sextant.adapters.identity.TokenFile;
import sextant.adapters.messagesecurity.SenderFiles;
import sextant.engine.configuration.Problem;
import sextant.engine.planning.Planner;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.Platform;
import sextant.engine.platform.PlatformReader;
import sextant.engine.ports.DocumentFetcher;

/**
 * Keeps the platform in force in step with its files: platform.yaml, the token file, the files of the applications and their folders,
 * those of senders and certificates, and the files that secrets come from. A good change is swapped in whole between two questions; a bad one is reported and the old state stays.
 */
public final class PlatformKeeper implements CurrentPlatform {

    private static final Logger LOG = Logger.getLogger(PlatformKeeper.class);

    private final Path file;
    private final PlatformReader reader;
    private final Function<EgressPolicy, DocumentFetcher> fetchers;
    private final Function<Platform, TokenFile.Loaded> tokens;
    private final Function<Platform, SenderFiles.Loaded> senders;
    private final InstantSource clock;

    private volatile State state;

    /**
     * @param files    that were read, and are looked at for changes
     * @param revision of their contents, good or bad
     */
    private record State(InForce inForce, Optional<List<Problem>> rejected, Set<Path> files, String revision) {}

    /**
     * @param fetchers makes the way out under the platform's egress policy
     * @param tokens   reads the platform's bearer tokens
     * @param senders  reads who may send messages
     * @throws IllegalStateException if the file cannot be used; the start is refused then
     */
    public PlatformKeeper(
            Path file,
            PlatformReader reader,
            Function<EgressPolicy, DocumentFetcher> fetchers,
            Function<Platform, TokenFile.Loaded> tokens,
            Function<Platform, SenderFiles.Loaded> senders,
            InstantSource clock) {
        this.file = file;
        this.reader = reader;
        this.fetchers = fetchers;
        this.tokens = tokens;
        this.senders = senders;
        this.clock = clock;
        this.state = switch (read()) {
            case Loaded.Good good
            when tokens.apply(good.platform()) instanceof TokenFile.Good known
                    && senders.apply(good.platform()) instanceof SenderFiles.Good sending ->
                inForce(good, known, sending);
            case Loaded.Good _, Loaded.Bad _ ->
                throw new IllegalStateException(file + " cannot be used; sextant check says why");
        };
    }

    @Override
    public InForce inForce() {
        return state.inForce();
    }

    @Override
    public Optional<List<Problem>> rejected() {
        return state.rejected();
    }

    /** Looks at the files and takes over what changed. Called about every second; costs a few file reads. */
    public void refresh() {
        if (revision(state.files()).equals(state.revision())) {
            return;
        }
        switch (read()) {
            case Loaded.Good good -> take(good);
            case Loaded.Bad bad -> reject(file, bad.problems(), bad.files());
        }
    }

    private void take(Loaded.Good good) {
        switch (tokens.apply(good.platform())) {
            case TokenFile.Good known -> take(good, known);
            case TokenFile.Bad(var problems) ->
                reject(good.platform().tokenFile().orElse(file), problems, good.files());
        }
    }

    private void take(Loaded.Good good, TokenFile.Good known) {
        switch (senders.apply(good.platform())) {
            case SenderFiles.Good sending -> {
                state = inForce(good, known, sending);
                LOG.infof("%s, or a file that it names, changed and is in force", file);
            }
            case SenderFiles.Bad(var problems) -> reject(file, problems, good.files());
        }
    }

    /** As {@link #refresh()}; what goes wrong unexpectedly is logged, so that the watch goes on. */
    public void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException bug) {
            LOG.error("the platform's files could not be looked at", bug);
        }
    }

    private void reject(Path wrong, List<Problem> problems, Set<Path> others) {
        var files = withOwn(others);
        state = new State(state.inForce(), Optional.of(problems), files, revision(files));
        LOG.errorf("%s changed and cannot be used; the old state stays in force:", wrong);
        problems.forEach(problem -> LOG.errorf("  %s", problem));
    }

    private State inForce(Loaded.Good good, TokenFile.Good known, SenderFiles.Good sending) {
        var files = withOwn(good.files());
        var revision = revision(files);
        var platform = good.platform();
        var inForce = new InForce(
                new Planner(platform, fetchers.apply(platform.egress())),
                known.callers(),
                sending.senders(),
                revision,
                clock.instant());
        return new State(inForce, Optional.empty(), files, revision);
    }

    private Loaded read() {
        try {
            var folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
            return reader.read(Files.readString(file, StandardCharsets.UTF_8), folder);
        } catch (NoSuchFileException gone) {
            return new Loaded.Bad(List.of(Problem.ofFile("the file is gone")), Set.of());
        } catch (IOException unreadable) {
            return new Loaded.Bad(List.of(Problem.ofFile("the file cannot be read as UTF-8 text")), Set.of());
        }
    }

    private Set<Path> withOwn(Set<Path> others) {
        var all = new TreeSet<>(others);
        all.add(file);
        return all;
    }

    private static String revision(Set<Path> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var path : files) {
                digest.update(path.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(content(path));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of a folder, the names in it. */
    private static byte[] content(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (var names = Files.list(path)) {
                    return names.sorted()
                            .map(name -> name + "\n")
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8);
                }
            }
            return Files.readAllBytes(path);
        } catch (IOException gone) {
            return new byte[0];
        }
    }
}
