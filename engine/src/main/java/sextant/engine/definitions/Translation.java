package sextant.engine.definitions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.tree.Located;
import sextant.model.xml.Element;

/** One {@code CeaApplication}: a resource of the Virtual Observatory (VOResource) with the definition of an application in it. */
final class Translation {

    private static final String IVO = "ivo://";
    private static final String COMMAND_LINE = "CeaCmdLineApplicationDefinition";
    private static final String HTTP = "CeaHttpApplicationDefinition";

    private static final Set<String> ATTRIBUTES = Set.of("created", "updated", "status");

    /** What describes the resource and says nothing of how it is run. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "validationLevel",
            "title",
            "shortName",
            "identifier",
            "curation",
            "content",
            "rights",
            "cost",
            "licence",
            "openSource",
            "dataFormat",
            "voStandard",
            "sourceLanguage",
            "sourceCodeURL");

    private static final Set<String> CONTENT =
            Set.of("subject", "description", "source", "referenceURL", "type", "contentLevel", "relationship");

    private static final String DEFINITION = "applicationDefinition";
    private static final String PATH = "executionPath";

    private static final Map<String, String> OTHER_TYPES = Map.of("CeaDBApplicationDefinition", "a data base");

    /** {@code applicationType} of the versions that say that a program is run, or a service called. */
    private static final Set<String> RUN = Set.of("cmdline", "processing", "dataproducing", "http");

    private final Element application;
    private final Notes notes;
    private final Mapping root;

    Translation(Element application, Notes notes) {
        this.application = application;
        this.notes = notes;
        this.root = Mapping.at(application);
    }

    /** Empty if it is no definition of what can be run here. */
    Optional<Located> tree() {
        var known = new TreeSet<>(DESCRIPTIVE);
        known.addAll(Set.of(DEFINITION, PATH, ServiceSetup.ELEMENT));
        notes.allow(application, ATTRIBUTES, known);
        describe();
        var definition = application.first(DEFINITION);
        if (definition.isEmpty()) {
            notes.problem(application, "has no " + DEFINITION);
            return Optional.empty();
        }
        if (!isRun(definition.get())) {
            return Optional.empty();
        }
        define(definition.get());
        return Optional.of(root.located());
    }

    private void describe() {
        application
                .first("identifier")
                .ifPresent(element -> Notes.line(element).ifPresent(text -> {
                    root.put("name", text.substring(text.lastIndexOf('/') + 1), element);
                    if (text.startsWith(IVO)) {
                        root.put("identifier", text, element);
                    }
                }));
        if (!root.fields().containsKey("name")) {
            notes.problem(application, "has no identifier, such as " + IVO + "example.org/tool");
        }
        line(application, "title", "title");
        application.first("content").ifPresent(content -> {
            notes.allow(content, Set.of(), CONTENT);
            line(content, "description", "description");
            var references = content.all("referenceURL").stream()
                    .flatMap(element -> Notes.line(element).map(text -> Draft.text(text, element)).stream())
                    .toList();
            if (!references.isEmpty()) {
                root.put("references", new Draft.Listing(references, content.at()));
            }
        });
    }

    private void line(Element parent, String child, String key) {
        parent.first(child).ifPresent(element -> Notes.line(element).ifPresent(text -> root.put(key, text, element)));
    }

    private boolean isRun(Element definition) {
        var type = Notes.type(definition).orElse("");
        if (!Set.of("", COMMAND_LINE, HTTP, "ApplicationBase").contains(type)) {
            notes.problem(
                    definition,
                    "is a " + type + ": it describes " + OTHER_TYPES.getOrDefault(type, "something else") + ", and "
                            + Notes.ONLY);
            return false;
        }
        boolean run = true;
        for (var kind : definition.all("applicationType")) {
            if (!RUN.contains(kind.text().strip())) {
                notes.problem(
                        kind,
                        "is " + kind.text().strip() + ", and " + Notes.ONLY + ": "
                                + String.join(", ", RUN.stream().sorted().toList()));
                run = false;
            }
        }
        return run;
    }

    /** Some versions have it beside the definition, as they have the path of a program. */
    private Optional<Element> setup(Element definition) {
        return definition.first(ServiceSetup.ELEMENT).or(() -> application.first(ServiceSetup.ELEMENT));
    }

    private static boolean isCall(Element definition, Optional<Element> setup) {
        return setup.isPresent()
                || Notes.type(definition).filter(HTTP::equals).isPresent()
                || definition.all("applicationType").stream()
                        .anyMatch(kind -> kind.text().strip().equals("http"));
    }

    private void define(Element definition) {
        var setup = setup(definition);
        boolean call = isCall(definition, setup);
        notes.allow(
                definition,
                Set.of(),
                Set.of("applicationType", "parameters", "interfaces", call ? ServiceSetup.ELEMENT : PATH));
        var interfaces = definition.all("interfaces").stream()
                .peek(list -> notes.allow(list, Set.of(), Set.of("interfaceDefinition")))
                .flatMap(list -> list.all("interfaceDefinition").stream())
                .toList();
        var parameters = definition.all("parameters").stream()
                .peek(list -> notes.allow(list, Set.of(), Set.of("parameterDefinition")))
                .flatMap(list -> list.all("parameterDefinition").stream())
                .toList();
        var uses = new Uses(interfaces);
        var places = new Places(definition, notes);
        var inputs = Mapping.at(definition);
        var outputs = Mapping.at(definition);
        for (var parameter : parameters) {
            if (call) {
                new FieldTranslation(
                                parameter,
                                uses,
                                setup.filter(ServiceSetup::isPost).isPresent(),
                                notes)
                        .into(inputs, outputs);
            } else {
                new ParameterTranslation(parameter, uses, places, notes).into(inputs, outputs);
            }
        }
        root.put("parameters", inputs);
        root.put("outputs", outputs);
        root.put("interfaces", new InterfaceTranslation(notes).all(definition, interfaces));
        if (call) {
            application
                    .first(PATH)
                    .ifPresent(
                            element -> notes.problem(element, "names a program, and the application calls a service"));
            root.put("http", new ServiceSetup(notes).http(definition, setup));
        } else {
            root.put("command", places.command(definition.first(PATH).or(() -> application.first(PATH))));
        }
    }
}
