package sextant.engine.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import sextant.engine.configuration.Section;
import sextant.engine.ports.RunsHere;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.model.pattern.Nearest;

/**
 * Every task type and service type that a platform knows: those that are built in, and what {@code types} and {@code services} add
 * to them. Each identifier means one type; identifiers are opaque and compared exactly (section 2 of the note).
 */
final class TypeCatalogue {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Opaque, and a URI if its community follows section 2; section 9.1 prints one that is none. */
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\s\\p{Cntrl}]{1,500}");

    private final Map<String, TaskType> taskTypes = new LinkedHashMap<>();
    private final Map<String, TypeDescription> serviceTypes = new LinkedHashMap<>();
    private final Function<Section, TaskType> declaredTypes;
    private final Map<String, TaskType> taskTypesByIdentifier = new HashMap<>();

    TypeCatalogue(
            List<TaskType> taskTypes, List<TypeDescription> serviceTypes, Function<Section, TaskType> declaredTypes) {
        taskTypes.forEach(type -> this.taskTypes.put(type.description().name(), type));
        serviceTypes.forEach(type -> this.serviceTypes.put(type.name(), type));
        this.declaredTypes = declaredTypes;
    }

    /** A task type that goes by more identifiers than it was built with. */
    private record Aliased(TaskType type, TypeDescription description) implements TaskType {
        @Override
        public TaskRules rules(Section entry) {
            return type.rules(entry);
        }

        @Override
        public boolean runsHere() {
            return type.runsHere();
        }

        @Override
        public TaskRules rules(Section entry, RunsHere here) {
            return type.rules(entry, here);
        }
    }

    /** All identifiers of a type, each once, its URI first. */
    static Set<String> identifiers(TypeDescription type) {
        var identifiers = new LinkedHashSet<String>();
        identifiers.add(type.uri());
        identifiers.addAll(type.aliases());
        return identifiers;
    }

    void read(Section root) {
        readTaskTypes(root.sections("types"));
        readServiceTypes(root.sections("services"));
    }

    Optional<TaskType> taskType(String identifier) {
        return Optional.ofNullable(taskTypesByIdentifier.get(identifier));
    }

    /** What was meant by an identifier that is none: a type by its bare name, or one that is spelt nearly so. */
    Optional<String> nearestTaskType(String written) {
        var named = Optional.ofNullable(taskTypes.get(written))
                .map(type -> type.description().uri());
        return named.or(() -> Nearest.to(
                written,
                allIdentifiers(
                        taskTypes.values().stream().map(TaskType::description).toList())));
    }

    /** The service type that was probably meant; empty if the one written is known, or is near to none. */
    Optional<String> nearestServiceType(String written) {
        var known = allIdentifiers(serviceTypes.values());
        return known.contains(written) ? Optional.empty() : Nearest.to(written, known);
    }

    Map<String, TypeDescription> serviceTypes() {
        return serviceTypes;
    }

    private static Set<String> allIdentifiers(Iterable<TypeDescription> types) {
        var all = new LinkedHashSet<String>();
        types.forEach(type -> all.addAll(identifiers(type)));
        return all;
    }

    private void readTaskTypes(List<Section> sections) {
        var builtIn = Set.copyOf(taskTypes.keySet());
        taskTypes
                .values()
                .forEach(type -> identifiers(type.description())
                        .forEach(identifier -> taskTypesByIdentifier.put(identifier, type)));
        var named = new HashSet<String>();
        for (var section : sections) {
            var name = name(section);
            if (!name.isEmpty() && !named.add(name)) {
                section.problem("name", "stands here twice; put both together");
            }
            var known = Optional.ofNullable(taskTypes.get(name)).filter(_ -> builtIn.contains(name));
            var type = known.map(found -> aliased(found, section)).orElseGet(() -> declared(section, name, builtIn));
            taskTypes.put(name, type);
            claim(type, known, section);
        }
    }

    private static TaskType aliased(TaskType type, Section section) {
        var built = type.description();
        var aliases = new ArrayList<>(built.aliases());
        aliases.addAll(section.texts("aliases"));
        return new Aliased(
                type,
                new TypeDescription(
                        built.name(),
                        built.uri(),
                        aliases,
                        built.title(),
                        built.description(),
                        built.info(),
                        built.formats()));
    }

    private TaskType declared(Section section, String name, Set<String> builtIn) {
        if (section.keys().equals(Set.of("name", "aliases"))) {
            section.warning("name", name + " is declared as a task type of its own", Nearest.to(name, builtIn));
        }
        return declaredTypes.apply(section);
    }

    private void claim(TaskType type, Optional<TaskType> before, Section section) {
        for (var identifier : identifiers(type.description())) {
            checkIdentifier(identifier, type.description(), section);
            var holder = taskTypesByIdentifier.get(identifier);
            if (holder == null || before.filter(holder::equals).isPresent()) {
                taskTypesByIdentifier.put(identifier, type);
            } else {
                section.problem(
                        keyOf(identifier, type.description()),
                        identifier + " means the task type "
                                + holder.description().name() + " already");
            }
        }
    }

    private void readServiceTypes(List<Section> sections) {
        for (var section : sections) {
            var name = name(section);
            var type = serviceType(section, name);
            var taken = allIdentifiers(serviceTypes.values());
            for (var identifier : identifiers(type)) {
                checkIdentifier(identifier, type, section);
                if (taken.contains(identifier)) {
                    section.problem(keyOf(identifier, type), identifier + " means another service type already");
                }
            }
            if (!name.isEmpty() && serviceTypes.putIfAbsent(name, type) != null) {
                section.problem("name", "is the name of another service type already");
            }
        }
    }

    private TypeDescription serviceType(Section section, String name) {
        return new TypeDescription(
                name,
                section.optionalText("uri").orElse("uri://" + name),
                section.texts("aliases"),
                section.optionalText("title").orElse(name),
                section.optionalText("description").orElse(""),
                section.section("serviceinfo").map(Shape::read).orElse(Shape.EMPTY),
                List.of());
    }

    private static String name(Section section) {
        var name = section.text("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            section.problem("name", "must be letters, digits, dots and dashes; it becomes part of an address");
        }
        return name;
    }

    private static void checkIdentifier(String identifier, TypeDescription type, Section section) {
        if (!IDENTIFIER.matcher(identifier).matches() && !type.name().isEmpty()) {
            section.problem(
                    keyOf(identifier, type),
                    identifier + " must be a URI, such as ivo://example.org/types/name, or a word without spaces");
        }
    }

    private static String keyOf(String identifier, TypeDescription type) {
        return identifier.equals(type.uri()) ? "uri" : "aliases";
    }
}
