package sextant.engine.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.configuration.Section;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.policy.Condition;
import sextant.engine.ports.RunsHere;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.storage.Schemes;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.model.pattern.Glob;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.tree.Fields;

/** Reads one entry of {@code routes}. */
final class RouteReader {
    private static final int NOT_ALLOWED = 403;

    private final TypeCatalogue catalogue;
    private final HostingReader hosting;
    private final JobsSetup jobs;

    RouteReader(TypeCatalogue catalogue, HostingReader hosting, JobsSetup jobs) {
        this.catalogue = catalogue;
        this.hosting = hosting;
        this.jobs = jobs;
    }

    /** A task type that a route takes, under which conditions of that type. */
    record Accepted(TaskType type, TaskRules rules) {}

    record Read(Route route, List<Accepted> accepted) {}

    Read read(Section section, int place) {
        var name = section.text("name");
        var limits = section.section("limits");
        var amounts = limits.map(RouteReader::limits).orElse(Map.of());
        var hosted = hosting.read(section, limits);
        var here = hosted.map(runs -> new RunsHere(
                hosting.applications(runs), amounts, jobs.policy().longestRun(), new Schemes(jobs.staging())));
        var accepted = accepted(section, here);
        var admits = section.section("for", "if").flatMap(entry -> condition(entry, NOT_ALLOWED));
        var conditions = section.sections("when", "if").stream()
                .flatMap(entry -> condition(entry, entry.whole("httpcode", NOT_ALLOWED, 400, 599)).stream())
                .toList();
        var data = section.section("data").map(RouteReader::data).orElse(DataReach.UNDECLARED);
        boolean forHere = accepted.stream().anyMatch(one -> one.type().runsHere());
        boolean runsTasks = forHere && here.isPresent();
        var offer = section.section("offer");
        if (!section.has("offer") && !forHere && !(here.isPresent() && accepted.isEmpty())) {
            section.problem("offer", "is missing; it says which service runs the Task");
        }
        return new Read(
                new Route(
                        name,
                        place,
                        admits,
                        conditions,
                        amounts,
                        data,
                        serviceType(offer, runsTasks),
                        offer.map(one -> serviceInfo(one, runsTasks)).orElse(Fields.EMPTY),
                        hosted),
                accepted);
    }

    /** A route that only runs jobs is not asked about Tasks. */
    private List<Accepted> accepted(Section section, Optional<RunsHere> here) {
        var entries = section.sections("accepts", "task");
        if (entries.isEmpty() && (here.isEmpty() || section.has("offer"))) {
            section.problem("accepts", "must name at least one task type");
        }
        var accepted = new ArrayList<Accepted>();
        var seen = new HashSet<String>();
        for (var entry : entries) {
            var identifier = entry.text("task");
            var type = catalogue.taskType(identifier);
            type.ifPresent(known -> {
                accepted.add(new Accepted(
                        known, here.map(runs -> known.rules(entry, runs)).orElseGet(() -> known.rules(entry))));
                if (!seen.add(known.description().uri())) {
                    entry.warning(
                            "task", "this route takes " + known.description().name() + " twice", Optional.empty());
                }
                if (known.runsHere() != accepted.getFirst().type().runsHere()) {
                    entry.problem(
                            "task",
                            "cannot stand beside the others, since one is run here and one is not; "
                                    + "give each a route of its own");
                }
            });
            if (type.isEmpty()) {
                unknown(entry, identifier);
            }
        }
        return accepted;
    }

    private void unknown(Section entry, String identifier) {
        entry.leave();
        if (!identifier.isEmpty()) {
            entry.problem(
                    "task",
                    identifier + " is no task type that is known here; declare it under types",
                    catalogue.nearestTaskType(identifier));
        }
    }

    private static Optional<Condition> condition(Section entry, int httpCode) {
        var expression = entry.text("if");
        var reason = entry.optionalText("reason");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        return switch (Condition.compile(expression, reason, httpCode)) {
            case Condition.Good(var condition) -> Optional.of(condition);
            case Condition.Bad(var text, var suggest) -> {
                entry.problem("if", text, suggest);
                yield Optional.empty();
            }
        };
    }

    private static Map<Resource, Quantity> limits(Section section) {
        var limits = new EnumMap<Resource, Quantity>(Resource.class);
        for (var resource : Resource.values()) {
            section.parsed(resource.word(), (value, path) -> Quantities.parse(resource, value, path))
                    .ifPresent(quantity -> limits.put(resource, quantity));
        }
        return limits;
    }

    /** Saying only that tokens are passed says nothing about which data can be read. */
    private static DataReach data(Section section) {
        return new DataReach(
                section.has("reaches") || section.has("colocated"),
                patterns(section, "reaches"),
                patterns(section, "colocated"),
                section.flag("passes-token", false));
    }

    private static List<Glob> patterns(Section section, String key) {
        var patterns = section.texts(key);
        for (int item = 0; item < patterns.size(); item++) {
            if (!patterns.get(item).matches("\\*.*|(https?|vos|s3)://.*|rucio:.*")) {
                section.problem(
                        key, item, "must start with https://, http://, vos://, rucio://, s3:// or *, as references do");
            }
        }
        return patterns.stream().map(Glob::new).toList();
    }

    private String serviceType(Optional<Section> offer, boolean runsTasks) {
        if (offer.isEmpty() || runsTasks && !offer.get().has("servicetype")) {
            return runsTasks ? ServiceTypes.RUN_HERE : "";
        }
        var type = offer.get().text("servicetype");
        catalogue
                .nearestServiceType(type)
                .ifPresent(known -> offer.get()
                        .warning("servicetype", type + " is no service type that is known here", Optional.of(known)));
        return type;
    }

    /** Everything but the service type, as the operator wrote it. What is run here is reached where this server is. */
    private static Fields serviceInfo(Section offer, boolean runsTasks) {
        if (!runsTasks) {
            offer.text("endpoint");
            offer.webAddress("endpoint");
        } else if (offer.has("endpoint")) {
            offer.problem("endpoint", "must not be written; the Task is run here, in the route's own list of jobs");
        }
        var info = Fields.EMPTY;
        for (var key : offer.keys()) {
            if (!key.equals("servicetype")) {
                info = info.with(key, offer.node(key).orElseThrow());
            }
        }
        return info;
    }
}
