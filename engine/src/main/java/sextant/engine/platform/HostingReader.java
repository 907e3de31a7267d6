package sextant.engine.platform;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Section;
import sextant.engine.hosting.Hosting;
import sextant.engine.hosting.Reservations;
import sextant.model.application.Application;
import sextant.model.pattern.Nearest;

/** Reads {@code run} of a route, and those of its {@code limits} that only jobs have. */
final class HostingReader {

    /** What one machine starts without being asked to be careful. */
    private static final int CONCURRENCY = 4;

    private static final int MOST = 1_000_000;
    private static final String PER_CALLER = "jobs-per-user";
    private static final String RESERVATIONS = "reservations";
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private final List<Application> applications;

    HostingReader(List<Application> applications) {
        this.applications = applications;
    }

    /** @param route the entry of {@code routes} */
    Optional<Hosting> read(Section route, Optional<Section> limits) {
        var run = route.section("run");
        if (run.isEmpty()) {
            limits.ifPresent(section -> Stream.of(PER_CALLER, RESERVATIONS)
                    .filter(section::has)
                    .forEach(key -> section.problem(key, "has a meaning only in a route with run")));
        }
        return run.map(section -> hosting(section, limits));
    }

    private Hosting hosting(Section run, Optional<Section> limits) {
        if (!run.has("process")) {
            run.problem(
                    "process", "is missing; it says that jobs run as processes of this machine, at least process: {}");
        }
        var perCaller = limits.filter(section -> section.has(PER_CALLER))
                .map(section -> OptionalInt.of(section.whole(PER_CALLER, MOST, 1, MOST)))
                .orElse(OptionalInt.empty());
        return new Hosting(
                "process",
                run.section("process").map(this::names).orElse(Set.of()),
                run.whole("concurrency", CONCURRENCY, 1, MOST),
                perCaller,
                run.flag("hold", false),
                run.flag("suspend", false),
                limits.flatMap(section -> section.section(RESERVATIONS))
                        .map(HostingReader::reservations)
                        .orElse(Reservations.DEFAULT));
    }

    /** What it leaves out is as in {@link Reservations#DEFAULT}. */
    private static Reservations reservations(Section section) {
        var otherwise = Reservations.DEFAULT;
        return new Reservations(
                section.whole("per-caller", otherwise.perCaller(), 0, MOST),
                Amounts.time(section, "hold", otherwise.hold(), SHORTEST_HOLD, LONGEST_HOLD),
                section.flag("anonymous", otherwise.anonymous()));
    }

    /** What a route with this hosting runs. */
    List<Application> applications(Hosting hosting) {
        return applications.stream().filter(one -> hosting.runs(one.name())).toList();
    }

    /** Their short names; an identifier stands for the name. What has an image of its own runs in a container only. */
    private Set<String> names(Section process) {
        if (!process.has("applications")) {
            return all(process);
        }
        var written = process.texts("applications");
        var names = new HashSet<String>();
        for (int item = 0; item < written.size(); item++) {
            int place = item;
            var name = written.get(item);
            var known = applications.stream()
                    .filter(one -> one.name().equals(name) || one.identifier().equalsIgnoreCase(name))
                    .findFirst();
            known.ifPresent(application -> names.add(application.name()));
            known.filter(application -> application.image().isPresent())
                    .ifPresent(_ -> process.problem(
                            "applications",
                            place,
                            name + " runs in a container image, not as a process of this machine"));
            if (known.isEmpty()) {
                process.problem("applications", item, "there is no application " + name + near(name));
            }
        }
        if (written.isEmpty()) {
            process.problem("applications", "must name at least one; leave the key out if all of them are meant");
        }
        return names;
    }

    private Set<String> all(Section process) {
        var names = applications.stream()
                .filter(application -> application.image().isEmpty())
                .map(Application::name)
                .collect(Collectors.toSet());
        if (names.isEmpty() && !applications.isEmpty()) {
            process.problem("applications", "are none: each of them runs in a container image");
        }
        return names.size() == applications.size() ? Set.of() : names;
    }

    private String near(String name) {
        var known = applications.stream()
                .flatMap(one -> Stream.of(one.name(), one.identifier()))
                .toList();
        return Nearest.to(name, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }
}
