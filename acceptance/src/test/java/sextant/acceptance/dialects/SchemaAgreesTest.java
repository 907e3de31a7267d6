package sextant.acceptance.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** The JSON Schema of an application and the server say the same of what can be sent. */
@Timeout(120)
class SchemaAgreesTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "slow; {}; true",
                "slow; {\"seconds\": 0}; true",
                "slow; {\"seconds\": 1.5}; false",
                "slow; {\"seconds\": \"soon\"}; false",
                "slow; {\"seconds\": [0, 1]}; false",
                "slow; {\"secnods\": 1}; false",
                "default; {\"in1\": \"a\", \"in2\": \"-b\", \"in3\": 0.25}; true",
                "default; {\"in3\": \"c\"}; false",
                "fail; {\"code\": 3, \"message\": \"so\"}; true",
                "source-extractor; {\"threshold\": 2}; false"
            })
    void onWhatIsRightAndWhatIsWrong(String application, String instance, boolean right) {
        var text =
                Request.get("/apps/" + application + "/schema").to(server.uri()).text();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        var answer = Request.post(
                        "/apps/" + application + "/async", "application/x-www-form-urlencoded", form(instance))
                .to(server.uri());

        assertThat(schema.validate(instance, InputFormat.JSON).isEmpty())
                .as("%s%n%s", instance, text)
                .isEqualTo(right);
        assertThat(answer.status()).as("%s", answer).isEqualTo(right ? 303 : 400);
    }

    /** The members of an object as fields of a form, and that it is to run, so that what is missing counts. */
    private static String form(String object) {
        var fields = new ArrayList<>(List.of("PHASE=RUN"));
        Documents.map(Documents.json(object)).forEach((name, value) -> {
            var values = value instanceof List<?> ? Documents.list(value) : List.of(String.valueOf(value));
            values.forEach(
                    one -> fields.add(name + "=" + URLEncoder.encode(String.valueOf(one), StandardCharsets.UTF_8)));
        });
        return String.join("&", fields);
    }
}
