package sextant.model.dialect;

import java.util.List;
import java.util.Optional;
import sextant.model.application.Application;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;

/**
 * An application as a DataLink 1.1 response: a table of one link, whose semantics is {@code #proc}, and a service descriptor for each
 * interface (DataLink 1.1, section 4) with what its synchronous resource takes. Clients that know neither CEA nor us, such as TOPCAT
 * and pyvo, make a form of it.
 *
 * <p>A descriptor knows no repetition and no groups; descriptions say what is missing.
 */
public final class ServiceDescriptor {

    public static final String MEDIA_TYPE = "application/x-votable+xml;content=datalink";

    private ServiceDescriptor() {}

    public static byte[] of(Published published) {
        var xml = new Xml();
        xml.start("VOTABLE", "version", "1.4", "xmlns", "http://www.ivoa.net/xml/VOTable/v1.3");
        xml.start("RESOURCE", "type", "results");
        xml.empty("INFO", "name", "standardID", "value", "ivo://ivoa.net/std/DataLink#links-1.1");
        xml.empty("INFO", "name", "QUERY_STATUS", "value", "OK");
        LinksTable.write(xml, published);
        xml.end();
        published.application().interfaces().forEach(called -> descriptor(xml, published, called));
        xml.end();
        return xml.bytes();
    }

    private static void descriptor(Xml xml, Published published, InterfaceDefinition called) {
        var application = published.application();
        xml.start(
                "RESOURCE",
                "type",
                "meta",
                "utype",
                "adhoc:service",
                "ID",
                id(called),
                "name",
                name(application, called));
        xml.text(
                "DESCRIPTION",
                called.description()
                        .or(called::title)
                        .or(application::description)
                        .orElse(application.title()));
        about(xml, "accessURL", published.at("sync"));
        about(xml, "resourceIdentifier", application.identifier());
        primary(application).ifPresent(output -> about(xml, "contentType", output.mediaType()));
        xml.start("GROUP", "name", "inputParams");
        if (application.interfaces().indexOf(called) > 0) {
            about(xml, "INTERFACE", called.id());
        }
        called.references()
                .map(InterfaceInput.Reference::parameter)
                .distinct()
                .flatMap(name -> application.parameter(name).stream())
                .forEach(parameter -> parameter(xml, parameter));
        xml.end();
        xml.end();
    }

    /** An XML name, whatever the interface is called. */
    static String id(InterfaceDefinition called) {
        return "run-" + called.id();
    }

    /** Names are not used twice in a document. */
    private static String name(Application application, InterfaceDefinition called) {
        return application.interfaces().indexOf(called) == 0
                ? application.name()
                : application.name() + "-" + called.id();
    }

    private static Optional<OutputDefinition> primary(Application application) {
        return application.outputs().stream().findFirst();
    }

    private static void about(Xml xml, String name, String value) {
        xml.empty("PARAM", "name", name, "datatype", "char", "arraysize", "*", "value", value);
    }

    private static void parameter(Xml xml, ParameterDefinition parameter) {
        var type = VotableType.of(parameter);
        var about = parameter.about();
        xml.start(
                "PARAM",
                Attributes.of("name", parameter.id(), "datatype", type.datatype())
                        .with("arraysize", type.arraysize())
                        .with("xtype", type.xtype())
                        .with("unit", about.unit().or(type::unit))
                        .with("ucd", about.ucd())
                        .with("utype", about.utype())
                        .with("value", Optional.of(value(parameter)))
                        .array());
        xml.text("DESCRIPTION", description(parameter));
        values(xml, parameter.domain());
        xml.end();
    }

    /** A boolean of VOTable is {@code true} or {@code false}, whatever the program calls it; the server takes either. */
    private static String value(ParameterDefinition parameter) {
        return parameter.defaults().stream()
                .findFirst()
                .map(value -> parameter
                        .domain()
                        .words()
                        .map(words -> Boolean.toString(value.equalsIgnoreCase(words.yes())))
                        .orElse(value))
                .orElse("");
    }

    private static Optional<String> description(ParameterDefinition parameter) {
        var words = Sayings.description(parameter).or(() -> parameter.about().title());
        if (parameter.passing() == Passing.FILE) {
            return Optional.of(words.map(text -> text + " ").orElse("") + "(address of a file: "
                    + parameter.type().word() + ")");
        }
        return parameter.most() > 1
                ? Optional.of(words.map(text -> text + " ").orElse("") + "(more than one value is taken)")
                : words;
    }

    private static void values(Xml xml, Domain domain) {
        if (!domain.options().isEmpty()) {
            options(xml, domain.options());
        } else if (domain.range().isPresent()) {
            xml.start("VALUES");
            domain.range().get().least().ifPresent(bound -> bound(xml, "MIN", bound));
            domain.range().get().most().ifPresent(bound -> bound(xml, "MAX", bound));
            xml.end();
        }
    }

    private static void options(Xml xml, List<Domain.Option> options) {
        xml.start("VALUES");
        for (var option : options) {
            xml.empty(
                    "OPTION",
                    new Attributes()
                            .with("name", option.label())
                            .with("value", Optional.of(option.value()))
                            .array());
        }
        xml.end();
    }

    private static void bound(Xml xml, String name, Domain.Bound bound) {
        xml.empty(name, "value", bound.value(), "inclusive", bound.inclusive() ? "yes" : "no");
    }
}
