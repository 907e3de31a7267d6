package sextant.server.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.ports.TypeDescription;

/** Every task type and service type that this server can say something about (section 2). Those of the platform come first. */
final class Catalogue {

    /** @param here whether the platform in force takes or offers it */
    public record Entry(TypeDescription type, boolean task, boolean here) {

        public String title() {
            return type.title();
        }

        public String uri() {
            return type.uri();
        }

        /** The last part of the address of its page. */
        public String segment() {
            return Words.segment(type.name());
        }
    }

    private final Platform platform;
    private final List<Entry> tasks;
    private final List<Entry> services;

    /** @param knownTasks every task type of this program, taken here or not */
    Catalogue(Platform platform, List<TypeDescription> knownTasks) {
        this.platform = platform;
        this.tasks = tasks(platform, knownTasks);
        var offered = platform.routes().stream().map(Route::serviceType).collect(Collectors.toSet());
        this.services = platform.serviceTypes().values().stream()
                .map(type -> new Entry(type, false, identifiers(type).anyMatch(offered::contains)))
                .sorted((one, other) -> Boolean.compare(other.here, one.here))
                .toList();
    }

    private static List<Entry> tasks(Platform platform, List<TypeDescription> known) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (var type : platform.types().values()) {
            var description = type.description();
            byName.put(description.name(), new Entry(description, true, platform.takes(description.uri())));
        }
        known.forEach(type -> byName.putIfAbsent(type.name(), new Entry(type, true, platform.takes(type.uri()))));
        return byName.values().stream()
                .sorted((one, other) -> Boolean.compare(other.here, one.here))
                .toList();
    }

    List<Entry> tasks() {
        return tasks;
    }

    List<Entry> services() {
        return services;
    }

    /** The task types that are taken here. */
    List<Entry> taken() {
        return tasks.stream().filter(Entry::here).toList();
    }

    /** The identifiers of the task types that are taken here. */
    Set<String> askable() {
        return taken().stream().map(Entry::uri).collect(Collectors.toSet());
    }

    Optional<Entry> byName(String name) {
        return all().filter(entry -> entry.type.name().equals(name)).findFirst();
    }

    Optional<Entry> byIdentifier(String uri) {
        return all().filter(entry -> identifiers(entry.type).anyMatch(uri::equals))
                .findFirst();
    }

    /** The task types that each route takes, by the place of the route. */
    Map<Integer, List<Entry>> byRoute() {
        var taken = new HashMap<Integer, List<Entry>>();
        for (var entry : taken()) {
            for (var route : routes(entry)) {
                taken.computeIfAbsent(route.place(), _ -> new ArrayList<>()).add(entry);
            }
        }
        return taken;
    }

    /** The routes that take a task type or offer a service type, in the order of platform.yaml. */
    List<Route> routes(Entry entry) {
        return entry.task
                ? platform.takers().getOrDefault(entry.uri(), List.of()).stream()
                        .map(Platform.Taker::route)
                        .distinct()
                        .toList()
                : platform.routes().stream()
                        .filter(route -> identifiers(entry.type).anyMatch(route.serviceType()::equals))
                        .toList();
    }

    private Stream<Entry> all() {
        return Stream.concat(tasks.stream(), services.stream());
    }

    private static Stream<String> identifiers(TypeDescription type) {
        return Stream.concat(Stream.of(type.uri()), type.aliases().stream());
    }
}
