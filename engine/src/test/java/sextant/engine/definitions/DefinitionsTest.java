package sextant.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.model.application.Application;
import sextant.model.application.Domain;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.Domain.BooleanWords;
import sextant.model.application.Domain.Bound;
import sextant.model.application.Domain.Option;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.OutputDefinition.From;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.job.ParameterValue;

class DefinitionsTest {

    private static final String TOOLS = Samples.text("tools-v2.1.xml");

    @Test
    void theFirstVersionIsRead() {
        var count = Samples.good(Samples.text("count-v1.xml")).getFirst();
        assertThat(count.name()).isEqualTo("count");
        assertThat(count.identifier()).isEqualTo("ivo://example.org/count");
        assertThat(count.title()).isEqualTo("Counting of lines");
        assertThat(count.description()).contains("Says how many lines texts have.");
        assertThat(count.references())
                .singleElement()
                .extracting("uri")
                .isEqualTo("https://www.gnu.org/software/coreutils/wc");
        assertThat(parameter(count, "text").passing()).isEqualTo(Passing.FILE);
        assertThat(parameter(count, "total").passing()).isEqualTo(Passing.VALUE);
        assertThat(parameter(count, "total").defaults()).containsExactly("never");
        assertThat(count.outputs()).singleElement().extracting("from").isEqualTo(new From.Stdout());
        assertThat(count.interfaces().getFirst().id()).isEqualTo("simple");
        assertThat(line(count, upload("text"), upload("text"))).containsExactly("wc", "/in/1", "/in/1", "-total=never");
    }

    @Test
    void theVersionOfTheDraftIsRead() {
        var words = Samples.good(Samples.text("count-v2.0rc1.xml")).getFirst();
        var centre = parameter(words, "centre");
        assertThat(centre.type()).isEqualTo(ParameterType.ANGLE);
        assertThat(centre.domain().array()).contains(new ArrayShape("2", ","));
        assertThat(centre.domain().range())
                .contains(new Domain.Range(Optional.of(new Bound("0", true)), Optional.of(new Bound("360", true))));
        assertThat(centre.about().unit()).contains("deg");
        assertThat(centre.about().utype()).contains("stc:centre");
        assertThat(words.interfaces().getFirst().description()).contains("One text only");
        assertThat(words.interfaces().getFirst().inputs())
                .containsExactly(
                        new Reference("text", Optional.empty(), false, 1, 1),
                        new Reference("centre", Optional.empty(), true, 1, 1));
        assertThat(line(words, upload("text"))).containsExactly("/usr/bin/wc", "-w", "/in/1", "-at=10,20");
    }

    @Test
    void theLastVersionIsReadWithSeveralApplications() {
        var sources = tool("sources");
        assertThat(parameter(sources, "image").mediaType()).contains("image/fits");
        assertThat(parameter(sources, "threshold").domain().range())
                .contains(new Domain.Range(Optional.of(new Bound("0", false)), Optional.of(new Bound("100", true))));
        assertThat(parameter(sources, "threshold").about().ucd()).contains("stat.snr");
        assertThat(parameter(sources, "check").domain().options())
                .containsExactly(
                        new Option("NONE", Optional.of("no check image")),
                        new Option("-OBJECTS", Optional.of("sources taken out")));
        assertThat(parameter(sources, "clean").domain().words()).contains(new BooleanWords("Y", "N"));
        assertThat(sources.outputs()).singleElement().extracting("from").isEqualTo(new From.File("sources.vot"));
        assertThat(line(sources, upload("image"), text("check", "-OBJECTS"), text("clean", "false")))
                .containsExactly(
                        "source-extractor",
                        "-CATALOG_TYPE",
                        "ASCII_VOTABLE",
                        "/in/1",
                        "-DETECT_THRESH",
                        "1.5",
                        "-CHECKIMAGE_TYPE",
                        "-OBJECTS",
                        "-CLEAN",
                        "N",
                        "-CATALOG_NAME",
                        "sources.vot");
    }

    @Test
    void constantsBelongToTheirInterface() {
        var faint = tool("sources").callable(Optional.of("faint")).orElseThrow();
        assertThat(faint.constants()).isEqualTo(Map.of("threshold", List.of("1")));
        assertThat(faint.parameters()).containsExactly("image");
        assertThat(faint.description()).contains("Faint sources too");
        assertThat(tool("sources").interfaces().getFirst().title()).contains("Everything");
    }

    @Test
    void groupsAreRead() {
        var search = tool("search");
        assertThat(search.interfaces().getFirst().inputs())
                .containsExactly(
                        new Conditional(
                                once("how"),
                                List.of(
                                        new Case(
                                                "position",
                                                Optional.of("at a position"),
                                                List.of(new Group(
                                                        Optional.of("Positions"),
                                                        List.of(once("ra"), once("dec")),
                                                        1,
                                                        Integer.MAX_VALUE))),
                                        new Case("name", Optional.empty(), List.of(once("object"))))),
                        new Choice(
                                Optional.empty(),
                                List.of(once("catalogue"), new Reference("survey", Optional.empty(), false, 1, 3)),
                                0,
                                1));
        assertThat(search.output("log").orElseThrow().required()).isFalse();
        assertThat(line(
                        search,
                        text("how", "position"),
                        text("ra", "1"),
                        text("ra", "2"),
                        text("dec", "3"),
                        text("dec", "4")))
                .containsExactly(
                        "/opt/tools/bin/search.sh", "-ra", "1", "-ra", "2", "-dec", "3", "-dec", "4", "-o", "result");
    }

    /** What stands on the right is put in the place of what stands on the left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i:CeaCmdLineApplicationDefinition | i:CeaHttpApplicationDefinition | line 17, column 5: /CECConfig/CeaApplication[1]/applicationDefinition has no CeaHttpAdapterSetup, so there is nothing to call
            <applicationType>processing | <applicationType>grid | /applicationType is grid, and only command lines and calls of services are run here: cmdline, dataproducing, http, processing
            "i:CeaCmdLineApplicationDefinition" | "i:CeaCmdLineApplicationDefinition" instanceClass="org.example.Tool" | /@instanceClass names a Java class, and none is loaded here
            <executionPath>source | <dbref>jdbc/x</dbref><executionPath>source | /dbref names a data base, and only command lines and calls of services are run here
            <executionPath>source-extractor | <executionPath>java -jar tool.jar | /executionPath has a space; write each argument of the program as a <commandpval>
            type="Image" | type="Image" fileRef="directory" | line 20, column 9: /CECConfig/CeaApplication[1]/applicationDefinition/parameters/parameterDefinition[1]/@fileRef is a directory, and only files go in and come out here
            type="Image" | type="Image" localFileName="in.fits" | /@localFileName fixes the name of an input, and the server chooses that here
            type="Image" | type="Image" isStreamable="true" localFileName="-" | /@localFileName means standard input, and programs have none here
            type="Image" | type="Picture" | parameters.image.type must be
            type="Image" | type="Image" colour="red" | /@colour is not known here
            commandPosition="1" | commandPosition="first" | /@commandPosition must be a whole number
            commandPosition="1" | commandPosition="1" commandSwitch="i" | /@commandSwitch has no meaning beside commandPosition; leave one of them out
            id="clean" type | id="phase" type | parameters.phase is a word that requests use for something else
            id="threshold" type="real" fileRef="no" | id="threshold" type="real" | is passed as the path of a file, as fileRef is not given; write fileRef="no" if the program takes the value itself
            <defaultValue>1.5 | <defaultValue>much | line 30, column 11: parameters.threshold.default[0] does not fit
            <max>100</max> | <max>-1</max> | line 31, column 11: parameters.threshold.range holds no value
            <max>100</max> | <most>100</most> | /range/most is not known here
            commandSwitch="CLEAN" | commandSwitch="---" | /@commandSwitch keeps the value off the command line, so that it goes nowhere
            commandSwitch="CLEAN" | switchType="gnu" | /@switchType must be normal or keyword
            localFileName="sources.vot" | localFileName="../sources.vot" | outputs.CATALOG_NAME.file must be a path in the work folder
            localFileName="sources.vot" | localFileName="cea-error.log" | is standard error, which is kept for every job anyway: /stderr
            localFileName="sources.vot" | localFileName="cea-output.log" | is standard output, so the program is told nothing: write commandSwitch="---"
            localFileName="sources.vot" | commandSwitch="---" | is neither on the command line nor has it a localFileName, so nobody finds it
            <pref ref="clean" minOccurs="0" hidden="true"/> | <!-- --> | clean is in no interface, so nobody can use it
            <pref ref="clean" | <pref ref="claen" | interfaces.full.inputs[3].claen there is no parameter claen; did you mean clean?
            <output><pref ref="CATALOG_NAME"/></output> | <output><pref ref="CATALOG_NAME" maxOccurs="0"/></output> | is an output of several files, and an output is one file here
            <pval id="threshold"> | <pval id="threshold" indirect="true"> | /@indirect makes the constant an address, and nothing is fetched for one here
            <value>1</value></pval> | <value>0</value></pval> | interfaces.faint.constants.threshold[0] does not fit
            ivo://example.org/search | ivo://example.org/sources | has the name of an earlier one
            ivo://example.org/search | ivo://example.org/a%20b | name must be letters, digits, dots and dashes
            </i:CECConfig> | <i:CeaDALService/></i:CECConfig> | /CECConfig/CeaDALService describes a data service, and only command lines and calls of services are run here
            xmlns:i="http://www.astrogrid.org/schema/CEAImplementation/v2.1" | xmlns:i="urn:x" | /CECConfig is no definition of applications
            <i:CECConfig | <!DOCTYPE x><i:CECConfig | the file cannot be read: The document has a DOCTYPE.
            """)
    void whatCannotBeHonouredIsRefusedByName(String good, String bad, String problem) {
        assertThat(TOOLS).contains(good);
        assertThat(Samples.problems(TOOLS.replace(good, bad)))
                .as("%s", problem)
                .anyMatch(text -> text.contains(problem));
    }

    /** The kinds of servers that CEA had in its first version, beside the one for command lines. */
    @ParameterizedTest
    @CsvSource({"DataCentreControllerConfig, data centres", "WebServiceExecutionControllerConfig, web services"})
    void otherServersAreRefused(String root, String what) {
        assertThat(Samples.problems("<" + root + " xmlns='http://www.astrogrid.org/schema/CEAImplementation/v1'/>"))
                .singleElement()
                .asString()
                .contains("describes " + what + ", and only command lines and calls of services are run here");
    }

    private static Application tool(String name) {
        return Samples.good(TOOLS).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ParameterDefinition parameter(Application application, String id) {
        return application.parameter(id).orElseThrow();
    }

    private static Reference once(String parameter) {
        return new Reference(parameter, Optional.empty(), false, 1, 1);
    }

    private static ParameterValue text(String id, String value) {
        return new ParameterValue.Text(id, value);
    }

    private static ParameterValue upload(String id) {
        return new ParameterValue.Upload(id, "1", "text/plain", 1);
    }

    private static List<String> line(Application application, ParameterValue... sent) {
        var complete = ParameterCheck.complete(
                application,
                application.interfaces().getFirst(),
                Stream.of(sent).toList());
        return CommandLine.of(application, complete, _ -> Path.of("/in/1"));
    }
}
