package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.model.uws.ExampleJobs.LINKS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;

class UwsXmlTest {

    static Stream<JobView> jobs() {
        return Stream.of(
                JobView.of(ExampleJobs.pending()),
                ExampleJobs.queued(),
                ExampleJobs.running(),
                ExampleJobs.suspended(),
                JobView.of(ExampleJobs.failed()),
                ExampleJobs.archived());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everyDocumentIsValidByTheSchemaOfUws(JobView view) {
        assertThatCode(() -> {
                    UwsSchema.validate(UwsXml.job(view, LINKS));
                    UwsSchema.validate(UwsXml.parameters(view.job(), LINKS));
                    UwsSchema.validate(UwsXml.results(view, LINKS));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theSchemaWouldSayIfSomethingWereWrong() {
        var broken = text(UwsXml.job(JobView.of(ExampleJobs.pending()), LINKS)).replace("PENDING", "ASLEEP");

        assertThatThrownBy(() -> UwsSchema.validate(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("ASLEEP");
    }

    /** Rows R15 to R18 and P17 of the standard: what is not known is there, and nil. */
    @Test
    void anAnonymousJobThatNeverRanHasNilForEverythingThatIsNotKnown() {
        assertThat(text(UwsXml.job(JobView.of(ExampleJobs.pending()), LINKS)))
                .contains(
                        " version=\"1.1\">",
                        "<uws:jobId>abcdefghijklmnopqrstuvwxy2</uws:jobId>",
                        "<uws:ownerId xsi:nil=\"true\"/>",
                        "<uws:quote xsi:nil=\"true\"/>",
                        "<uws:creationTime>2026-11-20T12:00:00.123Z</uws:creationTime>",
                        "<uws:startTime xsi:nil=\"true\"/>",
                        "<uws:endTime xsi:nil=\"true\"/>",
                        "<uws:executionDuration>0</uws:executionDuration>",
                        "<uws:destruction xsi:nil=\"true\"/>",
                        "<uws:parameters>\n</uws:parameters>",
                        "<uws:results>\n</uws:results>")
                .doesNotContain("runId", "errorSummary", "stdout");
    }

    @Test
    void whatAClientSentIsTextAndNothingElse() {
        assertThat(text(UwsXml.job(JobView.of(ExampleJobs.failed()), LINKS)))
                .contains(
                        "<uws:runId>&lt;img src=x onerror=alert(1)&gt;</uws:runId>",
                        "<uws:ownerId>CN=&lt;script&gt;, O=\"R&amp;D\"</uws:ownerId>",
                        "<uws:parameter id=\"threshold\">1.5 &lt; 2 &amp; \"more\"&#13;\nlast</uws:parameter>");
    }

    @Test
    void uploadsAndResultsAreAbsoluteReferences() {
        var base = "https://example.org/sextant/jobs/abcdefghijklmnopqrstuvwxy2";
        assertThat(text(UwsXml.job(JobView.of(ExampleJobs.failed()), LINKS)))
                .contains(
                        "<uws:parameter id=\"image\" byReference=\"true\">" + base
                                + "/parameters/image</uws:parameter>",
                        "<uws:result id=\"result\" xlink:type=\"simple\" xlink:href=\"" + base
                                + "/results/result\" size=\"1234\" mime-type=\"application/x-votable+xml\" custom:sha256=\""
                                + "ab".repeat(32) + "\"/>",
                        "xlink:href=\"" + base + "/results/a%20b%2Fc\"",
                        "<our:stdout>" + base + "/stdout</our:stdout>");
    }

    @Test
    void anErrorSaysWhetherTryingAgainMayHelpAndWhetherThereIsMoreToRead() {
        assertThat(text(UwsXml.job(JobView.of(ExampleJobs.failed()), LINKS)))
                .contains(
                        "<uws:errorSummary type=\"transient\" hasDetail=\"true\">\n<uws:message>It ended with 3.</uws:message>",
                        "<our:errorKind>exit-code</our:errorKind>");
    }

    /** The schema's number is an xs:int; a larger one makes every reader of the document fail. */
    @Test
    void anExecutionDurationIsNeverShownAboveWhatTheSchemaTakes() {
        assertThat(text(UwsXml.job(JobView.of(ExampleJobs.failed()), LINKS)))
                .contains("<uws:executionDuration>2147483647</uws:executionDuration>");
    }

    @Test
    void whatTheStandardDoesNotKnowStandsInJobInfo() {
        assertThat(text(UwsXml.job(ExampleJobs.running(), LINKS)))
                .contains("<our:progress>42</our:progress>", "<our:progressText>half way</our:progressText>");
        assertThat(text(UwsXml.job(ExampleJobs.queued(), LINKS))).contains("<our:place>3</our:place>");
        assertThat(text(UwsXml.job(ExampleJobs.suspended(), LINKS)))
                .contains("<our:suspendedBy>client</our:suspendedBy>");
    }

    @Test
    void anArchivedJobListsNothingThatCannotBeFetched() {
        assertThat(text(UwsXml.job(ExampleJobs.archived(), LINKS)))
                .contains("<uws:phase>ARCHIVED</uws:phase>", "<uws:results>\n</uws:results>", "<uws:errorSummary")
                .doesNotContain("stdout");
    }

    /** They are refused where they come in; should one slip through, one job must not make a list unreadable. */
    @Test
    void aControlCharacterCannotBreakADocument() {
        var job = ExampleJobs.pending()
                .change()
                .parameters(List.of(new ParameterValue.Text("in1", "a\u0000\u001b\uD800b")))
                .job();

        assertThatCode(() -> UwsSchema.validate(UwsXml.job(JobView.of(job), LINKS)))
                .doesNotThrowAnyException();
        assertThat(text(UwsXml.parameters(job, LINKS))).contains(">a\uFFFD\uFFFD\uFFFDb<");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsOneOfTheSchema(Phase phase) {
        var job = ExampleJobs.pending().change().phase(phase).job();

        assertThatCode(() -> UwsSchema.validate(UwsXml.job(JobView.of(job), LINKS)))
                .doesNotThrowAnyException();
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
