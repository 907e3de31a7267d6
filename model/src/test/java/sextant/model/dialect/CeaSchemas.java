package sextant.model.dialect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Sets of schemas that a document of an application must be valid by. Nothing of them is ever fetched. */
public final class CeaSchemas {

    private static final String RESOURCE = "http://www.ivoa.net/xml/VOResource/v1.0";
    private static final String DATA = "http://www.ivoa.net/xml/VODataService/v1.1";
    private static final String APPLICATION = "http://www.ivoa.net/xml/VOApplication/v1.0rc1";
    private static final String BASE = "http://www.ivoa.net/xml/CEA/base/v1.1";
    private static final String CEA = "http://www.ivoa.net/xml/CEA/v1.0";
    private static final String IMPLEMENTATION = "http://www.astrogrid.org/schema/CEAImplementation/v2.1";
    private static final String REGISTRY = "http://www.ivoa.net/xml/RegistryInterface/v1.0";
    private static final String PUBLISHING = "http://www.ivoa.net/xml/VORegistry/v1.0";
    private static final String HARVEST = "http://www.openarchives.org/OAI/2.0/";
    private static final String STC = "http://www.ivoa.net/xml/STC/stc-v1.30.xsd";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final Schema schema;

    private CeaSchemas(Map<String, Source> sources, Stream<String> roots) {
        this.schema = schema(sources, roots);
    }

    /** Those that this server serves, over those of the IVOA. */
    public static CeaSchemas ours() {
        return new CeaSchemas(
                Map.of(
                        RESOURCE, ivoa("VOResource-v1.1.xsd"),
                        DATA, ivoa("VODataService-v1.1.xsd"),
                        STC, ivoa("STC-v1.30.xsd"),
                        XLINK, ivoa("xlink.xsd"),
                        REGISTRY, ivoa("RegistryInterface-v1.0.xsd"),
                        APPLICATION, own("voapplication-1.0rc1.xsd"),
                        BASE, own("ceabase-1.1.xsd"),
                        IMPLEMENTATION, own("ceaimplementation-2.1.xsd"),
                        CEA, own("vocea-1.0.xsd")),
                Stream.of(REGISTRY, CEA, IMPLEMENTATION));
    }

    /** The same, but the IVOA's own VOApplication. */
    public static CeaSchemas oursOverTheIvoas() {
        return new CeaSchemas(
                Map.of(
                        RESOURCE, ivoa("VOResource-v1.1.xsd"),
                        DATA, ivoa("VODataService-v1.1.xsd"),
                        STC, ivoa("STC-v1.30.xsd"),
                        XLINK, ivoa("xlink.xsd"),
                        REGISTRY, ivoa("RegistryInterface-v1.0.xsd"),
                        APPLICATION, ivoa("VOApplication-1.0.xsd"),
                        BASE, own("ceabase-1.1.xsd"),
                        IMPLEMENTATION, own("ceaimplementation-2.1.xsd"),
                        CEA, own("vocea-1.0.xsd")),
                Stream.of(REGISTRY, CEA, IMPLEMENTATION));
    }

    /** Everything that a registry is told: records of all kinds, and the answers of OAI-PMH around them. */
    public static CeaSchemas ofTheRegistry() {
        return new CeaSchemas(
                Map.of(
                        RESOURCE, ivoa("VOResource-v1.1.xsd"),
                        DATA, ivoa("VODataService-v1.2.xsd"),
                        STC, ivoa("STC-v1.30.xsd"),
                        XLINK, ivoa("xlink.xsd"),
                        REGISTRY, ivoa("RegistryInterface-v1.0.xsd"),
                        APPLICATION, ivoa("VOApplication-1.0.xsd"),
                        BASE, own("ceabase-1.1.xsd"),
                        CEA, own("vocea-1.0.xsd"),
                        PUBLISHING, ivoa("VORegistry-v1.0.xsd"),
                        HARVEST, ivoa("OAI-PMH.xsd")),
                Stream.of(REGISTRY, CEA, PUBLISHING, HARVEST));
    }

    /** Those of AstroGrid, of 2011. @param folder where they lie */
    public static CeaSchemas historic(Path folder) {
        UnaryOperator<String> file = name -> folder.resolve(name).toString();
        return new CeaSchemas(
                Map.of(
                        RESOURCE, file(file.apply("vo-resource-types/VOResource/v1.0/VOResource.xsd")),
                        DATA, file(file.apply("vo-resource-types/VODataService/v1.1/VODataService.xsd")),
                        STC, file(file.apply("stc/STC/v1.30/STC.xsd")),
                        XLINK, file(file.apply("stc/STC/v1.30/XLINK.xsd")),
                        REGISTRY, file(file.apply("registry/RegistryInterface/v1.0/RegistryInterface.xsd")),
                        APPLICATION, file(file.apply("vo-resource-types/VOApplication/v1.0rc1/VOApplication.xsd")),
                        BASE, file(file.apply("cea/CEABase/v1.1/CEABase.xsd")),
                        IMPLEMENTATION, file(file.apply("cea/CEAImplementation/v2.1/CEAImplementation.xsd")),
                        CEA, file(file.apply("vo-resource-types/VOCEA/v1.0/VOCEA.xsd"))),
                Stream.of(REGISTRY, CEA, IMPLEMENTATION));
    }

    /** @throws SAXException saying what is wrong, if the document is not valid */
    public void validate(byte[] document) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    /** A schema by its name in a set. */
    private record Source(String name, boolean isFile) {
        InputStream open() {
            try {
                return isFile
                        ? Files.newInputStream(Path.of(name))
                        : Objects.requireNonNull(CeaSchemas.class.getResourceAsStream(name), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Source ivoa(String name) {
        return new Source("/schema/" + name, false);
    }

    private static Source own(String name) {
        return new Source("/sextant/" + name, false);
    }

    private static Source file(String name) {
        return new Source(name, true);
    }

    private static Schema schema(Map<String, Source> sources, Stream<String> roots) {
        try {
            var ls = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setResourceResolver(
                    (_, namespace, _, _, _) -> input(ls, Objects.requireNonNull(sources.get(namespace), namespace)));
            return factory.newSchema(roots.map(sources::get)
                    .map(source -> new StreamSource(source.open(), source.name()))
                    .toArray(javax.xml.transform.Source[]::new));
        } catch (SAXException | ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    private static LSInput input(DOMImplementationLS ls, Source source) {
        var input = ls.createLSInput();
        input.setSystemId(source.name());
        input.setByteStream(source.open());
        return input;
    }
}
