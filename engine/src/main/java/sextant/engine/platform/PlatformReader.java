package sextant.engine.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.applications.ApplicationFolders;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Secrets;
import sextant.engine.configuration.Section;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.platform.Platform.Explain;
import sextant.engine.platform.Platform.Explanation;
import sextant.engine.platform.Platform.Taker;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.soap.SoapSetup;
import sextant.model.tree.Fields;

/**
 * Reads platform.yaml, strictly: a key that is not known, a type that nobody declares, an expression that does not compile are all
 * reported with line and column, all at once, and then there is no platform. Never throws for what a person may write.
 *
 * @param taskTypes     those that are built in
 * @param serviceTypes  those that are built in
 * @param declaredTypes makes a task type of an entry of {@code types} that is not built in
 * @param environment   the environment variables that {@code ${env:NAME}} means
 * @param builtIn       the folder of the applications that every platform has
 */
public record PlatformReader(
        List<TaskType> taskTypes,
        List<TypeDescription> serviceTypes,
        Function<Section, TaskType> declaredTypes,
        Function<String, Optional<String>> environment,
        Optional<java.nio.file.Path> builtIn) {
    private static final URI AT_HOME = URI.create("http://localhost:8080");

    /** Without applications that every platform has. */
    public PlatformReader(
            List<TaskType> taskTypes,
            List<TypeDescription> serviceTypes,
            Function<Section, TaskType> declaredTypes,
            Function<String, Optional<String>> environment) {
        this(taskTypes, serviceTypes, declaredTypes, environment, Optional.empty());
    }

    /**
     * @param text   of platform.yaml
     * @param folder that it stands in, where its relative paths start
     */
    public Loaded read(String text, java.nio.file.Path folder) {
        var file = ConfigurationFile.read(text, new Secrets(folder, environment));
        var reading = new Reading(file, folder);
        var platform = reading.platform(file.root());
        var problems = new ArrayList<>(file.problems());
        problems.addAll(reading.applications.problems());
        var files = new LinkedHashSet<>(file.secretFiles());
        files.addAll(reading.applications.files());
        platform.tokenFile().ifPresent(files::add);
        files.addAll(reading.soap.files());
        return problems.isEmpty() ? new Loaded.Good(platform, file.warnings(), files) : new Loaded.Bad(problems, files);
    }

    /** One file being read. What it returns is a platform only if the file has no problems. */
    private final class Reading {
        private final java.nio.file.Path folder;
        private final TypeCatalogue catalogue;
        private final ApplicationFolders applications = new ApplicationFolders(environment);
        private final SoapReader soap;

        private Reading(ConfigurationFile file, java.nio.file.Path folder) {
            this.folder = folder;
            this.catalogue = new TypeCatalogue(taskTypes, serviceTypes, declaredTypes);
            this.soap = new SoapReader(folder);
        }

        private Platform platform(Section root) {
            var about = root.section("platform");
            if (about.isEmpty() && !root.has("platform")) {
                root.problem("platform", "is missing; it says who you are, at least name");
            }
            catalogue.read(root);
            readApplications(root);
            var jobs = root.section("jobs").map(JobsReader::read).orElse(JobsSetup.DEFAULT);
            var routes = routes(root, jobs);
            var types = new LinkedHashMap<String, TaskType>();
            var takers = new HashMap<String, List<Taker>>();
            for (var read : routes) {
                for (var accepted : read.accepted()) {
                    types.putIfAbsent(accepted.type().description().name(), accepted.type());
                    for (var identifier :
                            TypeCatalogue.identifiers(accepted.type().description())) {
                        takers.computeIfAbsent(identifier, _ -> new ArrayList<>())
                                .add(new Taker(read.route(), accepted.type(), accepted.rules()));
                    }
                }
            }
            return new Platform(
                    about.map(section -> section.text("name")).orElse(""),
                    about.map(this::url).orElse(AT_HOME),
                    about.flatMap(this::ivoid),
                    explain(root),
                    types,
                    takers,
                    routes.stream().map(RouteReader.Read::route).toList(),
                    root.section("egress").map(EgressReader::read).orElse(EgressPolicy.DEFAULT),
                    root.section("identity").flatMap(this::tokenFile),
                    catalogue.serviceTypes(),
                    about.flatMap(section -> section.optionalText("description")),
                    about.flatMap(section -> section.optionalText("contact")),
                    applications.applications(),
                    jobs,
                    about.map(this::proxies).orElse(Set.of()),
                    root.section("soap").map(soap::read).orElse(SoapSetup.DEFAULT));
        }

        private void readApplications(Section root) {
            builtIn.ifPresent(own -> readApplications(
                    own, root, 0, "the program's own are missing from " + own + "; start it by its launcher, sextant"));
            var names = root.texts("applications");
            for (int item = 0; item < names.size(); item++) {
                var nowhere = "there is no such folder or file that can be read";
                try {
                    readApplications(folder.resolve(names.get(item)).normalize(), root, item, nowhere);
                } catch (InvalidPathException invalid) {
                    root.problem("applications", item, nowhere);
                }
            }
        }

        private void readApplications(java.nio.file.Path where, Section root, int item, String nowhere) {
            try {
                applications.read(where);
            } catch (IOException unreadable) {
                root.problem("applications", item, nowhere);
            }
        }

        /** In the spelling of {@link InetAddress#getHostAddress()}. */
        private Set<String> proxies(Section about) {
            var written = about.texts("proxies");
            var proxies = new HashSet<String>();
            for (int item = 0; item < written.size(); item++) {
                try {
                    proxies.add(InetAddress.ofLiteral(written.get(item)).getHostAddress());
                } catch (IllegalArgumentException name) {
                    about.problem("proxies", item, "must be an address such as 127.0.0.1 or ::1, not a name");
                }
            }
            return proxies;
        }

        private URI url(Section about) {
            if (!about.has("url")) {
                about.warning("url", "is missing; " + AT_HOME + " is taken", Optional.empty());
            }
            return about.webAddress("url")
                    .map(url -> URI.create(url.toString().replaceFirst("/+$", "")))
                    .orElse(AT_HOME);
        }

        private Optional<String> ivoid(Section about) {
            var ivoid = about.optionalText("ivoid");
            ivoid.filter(id -> !id.matches("ivo://[^/\\s]+(/\\S*)?"))
                    .ifPresent(_ -> about.problem("ivoid", "must be like ivo://authority/name"));
            return ivoid;
        }

        private Explain explain(Section root) {
            if (!(root.node("explain").orElse(null) instanceof Fields)) {
                var everybody = explanation(root, "explain");
                return new Explain(everybody, everybody);
            }
            return root.section("explain")
                    .map(section -> new Explain(explanation(section, "anonymous"), explanation(section, "users")))
                    .orElseThrow();
        }

        private Explanation explanation(Section section, String key) {
            return Explanation.valueOf(
                    section.choice(key, List.of("full", "short", "none")).toUpperCase(Locale.ROOT));
        }

        private Optional<java.nio.file.Path> tokenFile(Section identity) {
            var name = identity.optionalText("tokens");
            try {
                var path = name.map(folder::resolve);
                path.filter(place -> !Files.isReadable(place) || !Files.isRegularFile(place))
                        .ifPresent(_ -> identity.problem("tokens", "there is no such file that can be read"));
                return path;
            } catch (InvalidPathException invalid) {
                identity.problem("tokens", "is not the name of a file");
                return Optional.empty();
            }
        }

        private List<RouteReader.Read> routes(Section root, JobsSetup jobs) {
            var sections = root.sections("routes");
            if (sections.isEmpty()) {
                root.problem("routes", "must have at least one route; without one no Task is ever taken");
            }
            var reader = new RouteReader(catalogue, new HostingReader(applications.applications()), jobs);
            var names = new HashSet<String>();
            var routes = new ArrayList<RouteReader.Read>();
            for (var section : sections) {
                var read = reader.read(section, routes.size());
                if (!read.route().name().isEmpty() && !names.add(read.route().name())) {
                    section.problem("name", "is the name of an earlier route too; each route has its own");
                }
                routes.add(read);
            }
            return routes;
        }
    }
}
