package sextant.engine.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Section;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.hosting.ProcessPolicy.Sandbox;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.hosting.StoreChoice;
import sextant.model.tree.Scalar;

/** Reads the section {@code jobs}. What it leaves out is as in {@link JobsSetup#DEFAULT}. */
final class JobsReader {
    private static final JobPolicy POLICY = JobPolicy.DEFAULT;
    private static final ProcessPolicy PROCESS = ProcessPolicy.DEFAULT;
    private static final StagingPolicy STAGING = StagingPolicy.DEFAULT;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration CENTURY = Duration.ofDays(36_525);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(Integer.MAX_VALUE);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final long LARGEST_UPLOAD = 1L << 50;

    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
    private static final Pattern PASSWORD = Pattern.compile("[?&](?:password|sslpassword)=|//[^/]*@");

    private JobsReader() {}

    static JobsSetup read(Section jobs) {
        var policy = policy(jobs);
        return new JobsSetup(
                policy,
                store(jobs),
                jobs.section("process").map(JobsReader::process).orElse(PROCESS),
                jobs.section("staging")
                        .map(staging -> StagingReader.read(staging, policy.uploadBytes()))
                        .orElse(STAGING.largest(policy.uploadBytes())));
    }

    private static JobPolicy policy(Section jobs) {
        var keepAtMost = Amounts.time(jobs, "keep-at-most", POLICY.keepAtMost(), SECOND, CENTURY);
        var keep = Amounts.time(jobs, "keep", least(POLICY.keep(), keepAtMost), SECOND, CENTURY);
        if (keep.compareTo(keepAtMost) > 0) {
            jobs.problem("keep", "must not be longer than keep-at-most");
        }
        var archive = Amounts.time(jobs, "archive", POLICY.archive().orElse(Duration.ZERO), Duration.ZERO, CENTURY);
        return new JobPolicy(
                jobs.flag("list-anonymous", POLICY.listAnonymous()),
                Set.copyOf(jobs.texts("operators").stream().distinct().toList()),
                keep,
                keepAtMost,
                Optional.of(archive).filter(Duration::isPositive),
                Amounts.time(jobs, "longest-run", POLICY.longestRun(), SECOND, LONGEST_RUN),
                Amounts.bytes(jobs, "upload", POLICY.uploadBytes(), 1, LARGEST_UPLOAD),
                Amounts.time(jobs, "wait-at-most", POLICY.waitAtMost(), Duration.ZERO, LONGEST_WAIT),
                jobs.whole("waits-per-caller", POLICY.waitsPerCaller(), 1, 1_000_000));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static StoreChoice store(Section jobs) {
        if (jobs.node("store").filter(value -> !(value instanceof Scalar)).isEmpty()) {
            jobs.choice("store", List.of("sqlite"));
            return new StoreChoice.Sqlite();
        }
        var store = jobs.section("store");
        store.filter(section -> !section.has("postgresql"))
                .ifPresent(section -> section.problem("postgresql", "is missing; the other store is store: sqlite"));
        return store.flatMap(section -> section.section("postgresql"))
                .<StoreChoice>map(JobsReader::postgresql)
                .orElse(new StoreChoice.Sqlite());
    }

    private static StoreChoice postgresql(Section section) {
        var url = section.text("url");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            section.problem("url", "must be like jdbc:postgresql://host:5432/database");
        }
        if (PASSWORD.matcher(url).find()) {
            section.problem("url", "must not hold a user name or password; write user and password beside it");
        }
        var password = section.optionalText("password");
        if (password.isPresent() && !section.isSecret("password")) {
            section.problem(
                    "password", "must not stand in this file; write ${env:NAME} or ${file:path} for where it stands");
        }
        return new StoreChoice.PostgreSql(url, section.optionalText("user"), password);
    }

    private static ProcessPolicy process(Section section) {
        var sandbox = Sandbox.valueOf(
                section.choice("sandbox", List.of("auto", "bubblewrap", "none")).toUpperCase(Locale.ROOT));
        var user = section.optionalText("user");
        user.filter(name -> !USER.matcher(name).matches())
                .ifPresent(_ -> section.problem("user", "must be the name of a user of this machine"));
        return new ProcessPolicy(
                sandbox,
                user,
                cgroup(section),
                Amounts.time(section, "grace", PROCESS.grace(), Duration.ZERO, LONGEST_WAIT));
    }

    private static Optional<Path> cgroup(Section section) {
        try {
            var cgroup = section.optionalText("cgroup").map(Path::of);
            cgroup.filter(path -> !path.isAbsolute())
                    .ifPresent(_ -> section.problem("cgroup", "must be a whole path, such as /sys/fs/cgroup/sextant"));
            return cgroup;
        } catch (InvalidPathException invalid) {
            section.problem("cgroup", "is not the name of a folder");
            return Optional.empty();
        }
    }
}
