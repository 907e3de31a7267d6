package sextant.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.applications.WebCall;
import sextant.engine.applications.WebRequest;
import sextant.engine.applications.WebRequest.Field;
import sextant.model.application.Application;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Method;
import sextant.model.job.ParameterValue;

/** Applications behind HTTP, as CEA defined them in its versions. */
class ServicesTest {

    private static final String SERVICES = Samples.text("services-v2.1.xml");

    private static WebRequest request(Application application, ParameterValue... sent) {
        var complete = ParameterCheck.complete(
                application,
                application.interfaces().getFirst(),
                Stream.of(sent).toList());
        return WebCall.of(application, (HttpCall) application.execution(), complete, _ -> Path.of("/in/1"));
    }

    private static ParameterValue text(String id, String value) {
        return new ParameterValue.Text(id, value);
    }

    @Test
    void theFirstVersionIsARecordOfTheRegistry() {
        var stars = Samples.good(Samples.text("stars-v1.xml")).getFirst();

        assertThat(stars.name()).isEqualTo("stars");
        assertThat(stars.identifier()).isEqualTo("ivo://example.org/stars");
        assertThat(stars.description()).contains("Says which stars of a catalogue are in a cone.");
        assertThat(stars.parameter("RA").orElseThrow().about().unit()).contains("deg");
        assertThat(stars.output("stars").orElseThrow().mediaType()).isEqualTo("application/x-votable+xml");
        var request = request(stars, text("RA", "56.75"), text("DEC", "24.12"));
        assertThat(request.origin() + request.path()).isEqualTo("http://localhost:8099/cone");
        assertThat(request.query()).isEqualTo("catalogue=tycho2&RA=56.75&DEC=24.12&SR=0.1");
        assertThat(request.method()).isEqualTo(Method.GET);
    }

    @Test
    void theVersionOfTheDraftIsRead() {
        var spectra = Samples.good(Samples.text("spectra-v2.0rc1.xml")).getFirst();

        assertThat(spectra.parameter("POS").orElseThrow().domain().array()).contains(new ArrayShape("2", ","));
        assertThat(request(spectra, text("POS", "1,2"), text("BAND", "V"), text("BAND", "B"))
                        .query())
                .isEqualTo("POS=1%2C2&BAND=V&BAND=B&REQUEST=queryData");
    }

    @Test
    void theLastVersionIsReadBesideCommandLines() {
        var applications = Samples.good(SERVICES);

        assertThat(applications).extracting(Application::name).containsExactly("rows", "reversal");
        assertThat(applications.getLast().execution()).isInstanceOf(Execution.Command.class);
        var rows = applications.getFirst();
        assertThat(rows.parameter("TABLE").orElseThrow().passing()).isEqualTo(Passing.FILE);
        var table = new ParameterValue.Upload("TABLE", "1", "text/xml", 1);
        assertThat(request(rows, table, text("verbose", "yes")).form())
                .isEqualTo(List.<Field>of(
                        new Field.Content("TABLE", Path.of("/in/1")),
                        new Field.Text("note", "rows & more"),
                        new Field.Text("verbose", "Y")));
    }

    /** What stands on the right is put in the place of what stands on the left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <URL method="post"> | <URL method="put"> | http.method must be get or post, not put
            <URL method="post">http: | <URL method="post">ftp: | http.url must be a whole http or https address
            /rows</URL> | /{TABLE}</URL> | http.url has a character in its path
            </URL></CeaHttp | </URL><PreProcessScript lang="xslt"/></CeaHttp | /CeaHttpAdapterSetup/PreProcessScript is a script, and none is run here
            </URL></CeaHttp | </URL><PostProcessScript/></CeaHttp | /CeaHttpAdapterSetup/PostProcessScript is a script, and none is run here
            </URL></CeaHttp | </URL><SimpleParameter name="a" value="b"/></CeaHttp | /SimpleParameter is what a server of CEA kept of one call, and no part of a definition
            <URL method="post">http://localhost:8099/rows</URL> | <ResourceReferenceQuery>where capability/@xsi:type like '*Sia*'</ResourceReferenceQuery> | /ResourceReferenceQuery asks a registry which service to call, and none is asked here; write its <URL>
            <URL method="post">http://localhost:8099/rows</URL> | <!-- --> | /CeaHttpAdapterSetup has no URL, so there is nothing to call
            <CeaHttpAdapterSetup><URL method="post">http://localhost:8099/rows</URL></CeaHttpAdapterSetup> | <!-- --> | /applicationDefinition has no CeaHttpAdapterSetup, so there is nothing to call
            <CeaHttpAdapterSetup><URL | <executionPath>wc</executionPath><CeaHttpAdapterSetup><URL | /executionPath names a program, and the application calls a service
            <executionPath>tac | <executionPath>tac</executionPath><CeaHttpAdapterSetup/><executionPath>x | names a program, and the application calls a service
            id="note" type="text" | id="note" type="text" commandSwitch="n" | /@commandSwitch is not known here
            id="note" type="text" | id="note" type="FITS" | /@type is FITS, which is no text, and only text is sent here
            id="note" type="text" | id="note" type="text" xsi:type="i:CommandLineParameterDefinition" | is a CommandLineParameterDefinition, and the application calls a service
            <pref ref="count"/> | <pref ref="count" maxOccurs="0"/> | is an output of several files, and an output is one file here
            <pref ref="note" hidden="true"/> | <!-- --> | note is in no interface, so nobody can use it
            CeaHttpApplicationDefinition | CeaDBApplicationDefinition | is a CeaDBApplicationDefinition: it describes a data base, and only command lines and calls of services are run here
            """)
    void whatCannotBeHonouredIsRefusedByName(String good, String bad, String problem) {
        assertThat(SERVICES).contains(good);
        assertThat(Samples.problems(SERVICES.replace(good, bad)))
                .as("%s", problem)
                .anyMatch(text -> text.contains(problem));
    }
}
