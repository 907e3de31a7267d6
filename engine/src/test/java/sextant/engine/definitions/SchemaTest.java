package sextant.engine.definitions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/**
 * Holds our samples against the schemas of AstroGrid, where somebody has put these beside the checkout: their licence does not let
 * them be part of it.
 */
class SchemaTest {

    private static final Path SCHEMAS = checkout().resolveSibling("shared").resolve("schemas/cea/cea");

    @ParameterizedTest
    @CsvSource({
        "count-v1.xml, CEAImplementation/v1.0/CEAImplementation.xsd",
        "count-v2.0rc1.xml, CEAImplementation/v2.0rc1/CEAImplementation.xsd",
        "tools-v2.1.xml, CEAImplementation/v2.1/CEAImplementation.xsd",
        "services-v2.1.xml, CEAImplementation/v2.1/CEAImplementation.xsd"
    })
    void theSamplesAreValid(String sample, String schema) throws Exception {
        assumeTrue(Files.isDirectory(SCHEMAS));
        var validator = schema(SCHEMAS.resolve(schema).toFile()).newValidator();
        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(Samples.text(sample)))))
                .doesNotThrowAnyException();
    }

    private static Schema schema(File file) throws SAXException {
        var factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        return factory.newSchema(file);
    }

    private static Path checkout() {
        return Stream.iterate(Path.of("").toAbsolutePath(), java.util.Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("sextant")))
                .findFirst()
                .orElse(Path.of("").toAbsolutePath());
    }
}
