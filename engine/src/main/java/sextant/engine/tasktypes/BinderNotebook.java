package sextant.engine.tasktypes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.Simple;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.pattern.Glob;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** A notebook in a git repository that says which environment it needs (section 3.2 of the note). */
public final class BinderNotebook implements TaskType {

    static final Shape SHAPE = Shape.of(
            Field.required(
                            "repository",
                            Simple.TEXT,
                            "git repository: an https URL, or provider/organisation/name such as gh/example/notebooks")
                    .example("https://github.com/example/notebooks"),
            Field.optional("ref", Simple.TEXT, "branch, tag or commit")
                    .fallback(Scalar.text("HEAD"))
                    .example("v1.0"),
            Field.optional("path", Simple.TEXT, "notebook in the repository that is opened first")
                    .example("index.ipynb"));

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "binder-notebook",
            "uri://binder-notebook",
            List.of(),
            "Binder notebook",
            "A notebook in a git repository that says in requirements.txt, environment.yml or another file of repo2docker which "
                    + "software it needs. The service builds an image from it.",
            SHAPE,
            List.of());

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads {@code repositories: {allow: [pattern, ...]}}, patterns with {@code *} over the URL without {@code .git}. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, Repositories.read(entry));
    }

    /** @param allow absent if every repository is taken */
    record Repositories(Optional<List<Glob>> allow) implements TaskRules {

        private static final Path REPOSITORY = Path.of("taskinfo", "repository");
        private static final Pattern WEB =
                Pattern.compile("(https?)://([A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?)/([A-Za-z0-9._~/+-]{1,1000})");
        private static final Pattern PROVIDER = Pattern.compile(
                "(gh|gl|git|gist|zenodo|figshare|hydroshare|dataverse|ckan)/([A-Za-z0-9._~%:/+-]{1,1000})");

        /** What {@code git check-ref-format} takes, nearly; nothing that a program could read as an option. */
        private static final Pattern REF =
                Pattern.compile("[^-/.\\s\\p{Cntrl}~^:?*\\[\\\\][^\\s\\p{Cntrl}~^:?*\\[\\\\]{0,254}");

        private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}\\\\]{1,1000}");

        static Repositories read(Section entry) {
            return new Repositories(entry.section("repositories")
                    .filter(section -> section.keys().contains("allow"))
                    .map(section ->
                            section.texts("allow").stream().map(Glob::new).toList()));
        }

        @Override
        public Judgement judge(Task task, Documents documents) {
            var findings = new ArrayList<Finding>();
            repository(task).map(Finding::of).ifPresent(findings::add);
            text(task, "ref")
                    .filter(ref -> !isRef(ref))
                    .map(ref ->
                            unusable("ref", ref, "no name of a branch, tag or commit; write one such as main or v1.0"))
                    .ifPresent(findings::add);
            text(task, "path")
                    .filter(path -> !isInside(path))
                    .map(path -> unusable(
                            "path", path, "no path inside the repository; write one such as notebooks/index.ipynb"))
                    .ifPresent(findings::add);
            var warnings = new ArrayList<Warning>();
            if (task.info("ref").filter(Shape::present).isEmpty()) {
                warnings.add(Warning.of("ref", "No ref is named: the HEAD of the default branch is taken.")
                        .at(Path.of("taskinfo", "ref")));
            }
            return new Judgement(findings, warnings, Fields.EMPTY);
        }

        private static Optional<String> text(Task task, String name) {
            return task.info(name)
                    .filter(Shape::present)
                    .filter(Scalar.class::isInstance)
                    .map(value -> ((Scalar) value).text());
        }

        private static Finding unusable(String name, String written, String text) {
            var path = Path.of("taskinfo", name);
            return Finding.of(
                    Reason.of(name, 400, path + " is " + text).at(path).asked(Scalar.text(written)));
        }

        private static boolean isRef(String text) {
            return REF.matcher(text).matches() && !text.contains("..");
        }

        private static boolean isInside(String text) {
            var path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            return PATH.matcher(path).matches() && !climbs(path);
        }

        private Optional<Reason> repository(Task task) {
            var written = task.info("repository").orElse(Scalar.NULL) instanceof Scalar(var text, var _) ? text : "";
            var canonical = canonical(written);
            if (canonical.isEmpty()) {
                return Optional.of(Reason.of(
                                "repository",
                                400,
                                "taskinfo.repository is no address of a git repository; write its https URL without user, query and ..,"
                                        + " or provider/organisation/name such as gh/example/notebooks")
                        .at(REPOSITORY)
                        .asked(Scalar.text(written)));
            }
            if (allow.isEmpty() || allow.get().stream().anyMatch(glob -> glob.matches(canonical.get()))) {
                return Optional.empty();
            }
            var patterns = allow.get().stream().map(Glob::pattern).toList();
            return Optional.of(Reason.of(
                            "repository",
                            403,
                            "the repository %s is not taken here; taken are %s"
                                    .formatted(canonical.get(), String.join(", ", patterns)))
                    .at(REPOSITORY)
                    .asked(Scalar.text(written))
                    .available(Items.texts(patterns)));
        }

        /** The one spelling that patterns are matched against; empty for what could mean something else to git or to a browser. */
        static Optional<String> canonical(String written) {
            var provider = PROVIDER.matcher(written);
            if (provider.matches()) {
                var rest = provider.group(2);
                return switch (provider.group(1)) {
                    case "gh" -> canonical("https://github.com/" + rest);
                    case "gl" -> canonical("https://gitlab.com/" + rest);
                    case "gist" -> canonical("https://gist.github.com/" + rest);
                    case "git" -> unescaped(rest).flatMap(Repositories::canonical);
                    default -> climbs(rest) || rest.contains("%") ? Optional.empty() : Optional.of(written);
                };
            }
            var web = WEB.matcher(written);
            if (!web.matches()) {
                return Optional.empty();
            }
            var place = web.group(3);
            place = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
            place = place.endsWith(".git") ? place.substring(0, place.length() - ".git".length()) : place;
            return climbs(place)
                    ? Optional.empty()
                    : Optional.of(web.group(1) + "://" + web.group(2).toLowerCase(Locale.ROOT) + "/" + place);
        }

        /** Of {@code git/https%3A%2F%2Fexample.org%2Frepository/ref} the address; the ref is optional. */
        private static Optional<String> unescaped(String rest) {
            int end = rest.indexOf('/');
            try {
                var address = URLDecoder.decode(end < 0 ? rest : rest.substring(0, end), StandardCharsets.UTF_8);
                return address.startsWith("http") ? Optional.of(address) : Optional.empty();
            } catch (IllegalArgumentException notEscaped) {
                return Optional.empty();
            }
        }

        private static boolean climbs(String path) {
            for (var step : path.split("/", -1)) {
                if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                    return true;
                }
            }
            return false;
        }
    }
}
