package sextant.model.cea;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.model.cea.CeaMessage.Level;
import sextant.model.cea.CeaValue.Form;
import sextant.model.job.Phase;
import sextant.model.reading.Limits;
import sextant.model.xml.Element;
import sextant.model.xml.ElementReader;

class CeaXmlTest {

    private static final Instant AT = Instant.parse("2007-10-30T11:44:00Z");

    private static final CeaMessage MESSAGE = new CeaMessage(
            Optional.of("RUNNING"),
            Optional.of("a < b & c"),
            Optional.of("sextant"),
            Optional.of(AT),
            Optional.of(Level.INFO));

    private static final List<CeaValue> RESULTS = List.of(
            CeaValue.address("output", "vos://org.test!vospace/mydata"),
            CeaValue.text("mean", "45.32"),
            CeaValue.bytes("map", new byte[] {(byte) 0xff, 0, 1}));

    @ParameterizedTest
    @EnumSource
    void aMessageIsReadAsItWasWritten(CeaVocabulary vocabulary) {
        assertThat(CeaReader.message(written(vocabulary, "message", xml -> xml.message(MESSAGE))))
                .isEqualTo(MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void resultsAreReadAsTheyWereWritten(CeaVocabulary vocabulary) {
        assertThat(CeaReader.results(written(vocabulary, "result-list", xml -> xml.results(RESULTS))))
                .isEqualTo(RESULTS);
    }

    /** As the draft prints them in its table: {@code value} has no namespace. */
    @Test
    void theDraftsResultsAreThoseOfItsTable() {
        assertThat(text(CeaVocabulary.DRAFT, "result-list", xml -> xml.results(RESULTS)))
                .contains(
                        "<ceat:result id=\"output\" indirect=\"true\"><value>vos://org.test!vospace/mydata</value></ceat:result>",
                        "<ceat:result id=\"mean\"><value>45.32</value></ceat:result>",
                        "<ceat:result id=\"map\" encoding=\"base64\"><value>/wAB</value></ceat:result>");
    }

    /** As AstroGrid's schema has them: the attribute is {@code name}, and {@code value} is of the schema of parameters. */
    @Test
    void astroGridsResultsAreThoseOfItsSchema() {
        var results = written(CeaVocabulary.ASTROGRID, "result-list", xml -> xml.results(RESULTS));
        var mean = results.all("result").get(1);
        assertThat(mean.attribute("name")).contains("mean");
        assertThat(mean.first("value").map(Element::namespace)).contains(CeaVocabulary.VALUES);
    }

    @Test
    void theInputsOfASummaryAreCalledParametersInTheDraftAndInputsBefore() {
        var summary =
                new CeaSummary("ivo://dummy", "j", List.of(CeaValue.text("p1", "1")), RESULTS.subList(0, 1), "PENDING");
        assertThat(text(CeaVocabulary.DRAFT, "execution-summary", xml -> xml.summary(summary)))
                .contains("<ceat:parameter id=\"p1\"><value>1</value></ceat:parameter>", "<ceat:result id=\"output\"");
        assertThat(text(CeaVocabulary.ASTROGRID, "execution-summary", xml -> xml.summary(summary)))
                .contains("<ceat:input name=\"p1\"><agpd:value>1</agpd:value></ceat:input>");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, PENDING",
        "QUEUED, PENDING, QUEUED",
        "EXECUTING, RUNNING, RUNNING",
        "COMPLETED, COMPLETED, COMPLETED",
        "ERROR, ERROR, ERROR",
        "ABORTED, ERROR, ERROR",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "HELD, PENDING, PENDING",
        "SUSPENDED, PENDING, SUSPENDED"
    })
    void aPhaseHasTheNameThatTheVocabularyHasForIt(Phase phase, String astroGrid, String draft) {
        assertThat(CeaVocabulary.ASTROGRID.phase(phase)).isEqualTo(astroGrid);
        assertThat(CeaVocabulary.DRAFT.phase(phase)).isEqualTo(draft);
    }

    /** Whoever is called back takes what comes; what makes no sense in it is as if it were not there. */
    @Test
    void whatMakesNoSenseInAMessageIsLeftOut() {
        var message = ElementReader.read(
                bytes("<m><timestamp>yesterday</timestamp><level>fatal</level><phase>HELD</phase></m>"),
                Limits.DEFAULT);
        assertThat(CeaReader.message(message))
                .isEqualTo(new CeaMessage(
                        Optional.of("HELD"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(CeaReader.results(ElementReader.read(bytes("<r><result indirect='1'/></r>"), Limits.DEFAULT)))
                .containsExactly(new CeaValue("", Form.ADDRESS, ""));
    }

    @ParameterizedTest
    @CsvSource({"2007-10-30T11:44:00Z", "2007-10-30T12:44:00+01:00", "2007-10-30T11:44:00", "2007-10-30T11:44:00.000Z"})
    void aTimeMayBeInAnyZoneOrInNone(String text) {
        assertThat(CeaReader.time(text)).contains(AT);
    }

    private static Element written(CeaVocabulary vocabulary, String element, Consumer<CeaXml> content) {
        return ElementReader.read(CeaXml.document(vocabulary, element, content), Limits.DEFAULT);
    }

    private static String text(CeaVocabulary vocabulary, String element, Consumer<CeaXml> content) {
        return new String(CeaXml.document(vocabulary, element, content), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
