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

    private static final Map<String, String> OTHER_TYPES = Map.of(
            "CeaHttpApplicationDefinition", "an application behind HTTP",
            "CeaDBApplicationDefinition", "a data base");

    /** {@code applicationType} of the versions; the first three say that a program is run. */
    private static final Set<String> RUN = Set.of("cmdline", "processing", "dataproducing");

    private final Element application;
    private final Notes notes;
    private final Mapping root;

    Translation(Element application, Notes notes) {
        this.application = application;
        this.notes = notes;
        this.root = Mapping.at(application);
    }

    /** Empty if it is no definition of a command line. */
    Optional<Located> tree() {
        var known = new TreeSet<>(DESCRIPTIVE);
        known.add(DEFINITION);
        known.add(PATH);
        notes.allow(application, ATTRIBUTES, known);
        describe();
        var definition = application.first(DEFINITION);
        if (definition.isEmpty()) {
            notes.problem(application, "has no " + DEFINITION);
            return Optional.empty();
        }
        if (!isCommandLine(definition.get())) {
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

    private boolean isCommandLine(Element definition) {
        var type = Notes.type(definition).orElse(COMMAND_LINE);
        if (!type.equals(COMMAND_LINE) && !type.equals("ApplicationBase")) {
            notes.problem(
                    definition,
                    "is a " + type + ": it describes "
                            + OTHER_TYPES.getOrDefault(type, "something else")
                            + ", and only command lines are run here");
            return false;
        }
        boolean run = true;
        for (var kind : definition.all("applicationType")) {
            if (!RUN.contains(kind.text().strip())) {
                notes.problem(
                        kind,
                        "is " + kind.text().strip() + ", and only command lines are run here: "
                                + String.join(", ", RUN.stream().sorted().toList()));
                run = false;
            }
        }
        return run;
    }

    private void define(Element definition) {
        notes.allow(definition, Set.of(), Set.of("applicationType", "parameters", "interfaces", PATH));
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
            new ParameterTranslation(parameter, uses, places, notes).into(inputs, outputs);
        }
        root.put("parameters", inputs);
        root.put("outputs", outputs);
        root.put("interfaces", new InterfaceTranslation(notes).all(definition, interfaces));
        root.put("command", places.command(definition.first(PATH).or(() -> application.first(PATH))));
    }
}
