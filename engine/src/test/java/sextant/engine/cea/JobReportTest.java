package sextant.engine.cea;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.files.JobFiles;
import sextant.engine.files.MemoryChannel;
import sextant.engine.files.Opened;
import sextant.engine.store.ExampleJobs;
import sextant.model.cea.CeaMessage.Level;
import sextant.model.cea.CeaValue;
import sextant.model.cea.CeaVocabulary;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.Phase;
import sextant.model.job.Result;

/** What CEA says of a job. */
class JobReportTest {

    private static final ExampleJobs EXAMPLES = new ExampleJobs();

    /** The folders of jobs whose every result has this content; empty if it is gone. */
    private static JobReport report(Optional<byte[]> content) {
        return new JobReport((JobFiles) Proxy.newProxyInstance(
                JobFiles.class.getClassLoader(), new Class<?>[] {JobFiles.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("result");
                    return content.map(bytes -> new Opened(new MemoryChannel(bytes), bytes.length));
                }));
    }

    private static Job withResult(String mediaType, long size, Optional<String> sent) {
        return job(Phase.COMPLETED)
                .change()
                .results(List.of(new Result("out", mediaType, size, "ab".repeat(32), "1", sent)))
                .job();
    }

    private static Job job(Phase phase) {
        return EXAMPLES.job(Optional.empty(), "here", "slow", phase);
    }

    private static CeaValue told(String mediaType, byte[] content) throws Exception {
        return report(Optional.of(content))
                .results(withResult(mediaType, content.length, Optional.empty()), id -> "https://here/" + id)
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "text/csv; charset=utf-8", "application/x-votable+xml", "application/json"})
    void textIsToldAsItIs(String mediaType) throws Exception {
        assertThat(told(mediaType, "ä < 1".getBytes(UTF_8))).isEqualTo(CeaValue.text("out", "ä < 1"));
    }

    @Test
    void bytesAreToldInBase64() throws Exception {
        assertThat(told("application/fits", new byte[] {0, -1}))
                .isEqualTo(new CeaValue("out", CeaValue.Form.BASE64, "AP8="));
    }

    /** What is declared to be text and cannot stand in XML loses nothing either. */
    @Test
    void textThatIsNoneIsToldInBase64() throws Exception {
        assertThat(told("text/plain", "ä".getBytes(ISO_8859_1)).form()).isEqualTo(CeaValue.Form.BASE64);
        assertThat(told("text/plain", "a\u0000b".getBytes(UTF_8)).form()).isEqualTo(CeaValue.Form.BASE64);
    }

    @Test
    void aLargeResultIsToldByItsAddress() throws Exception {
        assertThat(told("text/plain", new byte[JobReport.LARGEST_INLINE]).form())
                .isEqualTo(CeaValue.Form.BASE64);
        assertThat(told("text/plain", new byte[JobReport.LARGEST_INLINE + 1]))
                .isEqualTo(CeaValue.address("out", "https://here/out"));
    }

    @Test
    void aResultThatWasSentElsewhereIsToldByWhereItIs() throws Exception {
        var job = withResult("text/plain", 3, Optional.of("https://there/out"));
        assertThat(report(Optional.empty()).results(job, id -> "https://here/" + id))
                .containsExactly(CeaValue.address("out", "https://there/out"));
    }

    @Test
    void aResultThatWentMeanwhileIsToldByWhereItWas() throws Exception {
        assertThat(report(Optional.empty())
                        .results(withResult("text/plain", 3, Optional.empty()), id -> "https://here/" + id))
                .containsExactly(CeaValue.address("out", "https://here/out"));
    }

    /** AstroGrid's own mapping, and what the draft most likely meant. */
    @ParameterizedTest
    @CsvSource({
        "PENDING,   PENDING,   PENDING,   INFO",
        "QUEUED,    PENDING,   QUEUED,    INFO",
        "HELD,      PENDING,   PENDING,   WARN",
        "EXECUTING, RUNNING,   RUNNING,   INFO",
        "SUSPENDED, PENDING,   SUSPENDED, WARN",
        "COMPLETED, COMPLETED, COMPLETED, INFO",
        "ERROR,     ERROR,     ERROR,     ERROR",
        "ABORTED,   ERROR,     ERROR,     WARN",
        "UNKNOWN,   UNKNOWN,   UNKNOWN,   WARN"
    })
    void phasesAreCalledAsEachVocabularyCallsThem(Phase phase, String astroGrid, String draft, Level level) {
        var old = JobReport.message(job(phase), CeaVocabulary.ASTROGRID);
        assertThat(old.phase()).contains(astroGrid);
        assertThat(old.level()).contains(level);
        assertThat(old.content()).isPresent();
        assertThat(JobReport.message(job(phase), CeaVocabulary.DRAFT).phase()).contains(draft);
    }

    @Test
    void aJobThatFailedSaysWhy() {
        var failed = job(Phase.ERROR)
                .change()
                .error(new JobError(false, "exit", "It ended with exit code 3.", Optional.of("long")))
                .job();
        assertThat(JobReport.message(failed, CeaVocabulary.ASTROGRID).content()).contains("It ended with exit code 3.");
        assertThat(JobReport.message(failed.change().job(), CeaVocabulary.ASTROGRID)
                        .at())
                .isEqualTo(failed.ended());
    }
}
