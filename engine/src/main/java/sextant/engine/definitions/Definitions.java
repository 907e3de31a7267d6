package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.engine.configuration.Problem;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.xml.Element;
import sextant.model.xml.ElementReader;

/**
 * Reads the definitions of applications that operators of CEA wrote: CEAImplementation v1.0, v2.0rc1, v2.0 and v2.1: command
 * lines, and calls of services by HTTP, which in v1.0 are a {@code CeaHttpApplicationType} of the registry.
 * {@code docs/manual/cea.md} says what is read, and how.
 */
public final class Definitions {

    private static final String IMPLEMENTATION = "http://www.astrogrid.org/schema/CEAImplementation/";

    private static final Set<String> NAMESPACES = Set.of(
            "http://www.astrogrid.org/schema/CommonExecutionArchitectureBase/v1",
            "http://www.ivoa.net/xml/CEA/v1.0",
            IMPLEMENTATION + "v1",
            IMPLEMENTATION + "v2.0rc1",
            IMPLEMENTATION + "v2.0",
            IMPLEMENTATION + "v2.1");

    /** Of records of the registry of 2004 to 2006 (VOResource 0.9 and 0.10), in which applications behind HTTP were described. */
    private static final Set<String> OF_REGISTRY = Set.of(
            "http://www.ivoa.net/xml/CEAService/v0.1",
            "http://www.ivoa.net/xml/CEAService/v0.2",
            "http://www.ivoa.net/xml/RegistryInterface/v0.1",
            "http://www.ivoa.net/xml/VOResource/v0.9",
            "http://www.ivoa.net/xml/VOResource/v0.10");

    private static final Map<String, String> OTHER_KINDS = Map.of(
            "CeaDALService", "describes a data service",
            "DataCentreControllerConfig", "describes data centres",
            "DataCentre", "describes a data centre",
            "WebServiceExecutionControllerConfig", "describes web services",
            "WebService", "describes a web service");

    private final Notes notes = new Notes();
    private final List<Located> applications = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Definitions() {}

    /**
     * What a document has.
     *
     * @param applications each as the content of a file of its own, for {@link sextant.engine.applications.ApplicationReader}
     * @param problems     what cannot be honoured, with its place; an application with a problem may be missing
     */
    public record Read(List<Located> applications, List<Problem> problems) {
        public Read {
            applications = List.copyOf(applications);
            problems = List.copyOf(problems);
        }
    }

    public static Read read(byte[] document) {
        try {
            var definitions = new Definitions();
            definitions.root(ElementReader.read(document, Limits.DEFAULT));
            return new Read(definitions.applications, definitions.notes.problems());
        } catch (Refused refused) {
            var refusal = refused.refusal();
            return new Read(
                    List.of(),
                    List.of(new Problem(
                            refusal.position().orElse(new Position(1, 1)),
                            Path.ROOT,
                            "the file cannot be read: " + refusal.text(),
                            Optional.empty())));
        }
    }

    private void root(Element root) {
        boolean record = OF_REGISTRY.contains(root.namespace()) && RegistryRecord.isOne(root);
        if (!record && !NAMESPACES.contains(root.namespace())) {
            stranger(root);
            return;
        }
        switch (root.name()) {
            case "CommandLineExecutionControllerConfig", "commandLineExecutionControllerConfig", "CECConfig" -> {
                notes.allow(root, Set.of(), Set.of("Application", "application", "CeaApplication", "CeaDALService"));
                if (root.children().isEmpty()) {
                    notes.problem(root, "has no application");
                }
                root.children().forEach(this::application);
            }
            default -> {
                if (record) {
                    translate(RegistryRecord.modern(root));
                } else {
                    application(root);
                }
            }
        }
    }

    private void application(Element element) {
        switch (element.name()) {
            case "Application" -> translate(FirstVersion.modern(element));
            case "application", "CeaApplication" -> translate(element);
            default -> {
                if (OTHER_KINDS.containsKey(element.name())) {
                    notes.problem(element, OTHER_KINDS.get(element.name()) + ", and " + Notes.ONLY);
                } else if (element.path().toString().lastIndexOf('/') == 0) {
                    stranger(element);
                }
            }
        }
    }

    private void translate(Element application) {
        new Translation(application, notes).tree().ifPresent(tree -> {
            if (!names.add(String.valueOf(Path.of("name").in(tree.root())))) {
                notes.problem(application, "has the name of an earlier one");
            }
            applications.add(tree);
        });
    }

    private void stranger(Element root) {
        notes.problem(
                root,
                "is no definition of applications: it must be a CECConfig or CeaApplication in " + IMPLEMENTATION
                        + "v2.1, or one of its forerunners in v2.0, v2.0rc1 or v1");
    }
}
