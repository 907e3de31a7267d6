package sextant.server.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.adapters.files.JobFolders;
import sextant.engine.files.JobFiles;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.Execution;
import sextant.model.job.JobId;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.server.http.Call;

class FormReaderTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=b";
    private static final long MOST_UPLOAD = 1000;

    @TempDir
    private Path data;

    private JobFiles files;
    private FormReader reader;

    @BeforeEach
    void setUp() throws IOException {
        files = new JobFolders(data, Optional.empty());
        reader = new FormReader(files, Limits.DEFAULT, () -> MOST_UPLOAD);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(data.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void anEmptyFieldOfAPageIsNotSentAndAnEmptyValueOfAProgramIs() throws IOException {
        try (var form = reader.read(post("", FORM, ".blanks-are-unsent=true&threshold=&area=5&RUNID="))) {
            assertThat(form.parameters()).containsExactly(new ParameterValue.Text("area", "5"));
            assertThat(form.submission(Optional.empty(), Optional.empty()).runId())
                    .isEmpty();
        }
        try (var form = reader.read(post("", FORM, "message="))) {
            assertThat(form.parameters()).containsExactly(new ParameterValue.Text("message", ""));
        }
    }

    /** Fields of a repeating group: what stands in one row must not come into another. */
    @Test
    void emptyFieldsOfARowAreLeftOutOnlyWithTheWholeRow() throws IOException {
        var sent = ".blanks-are-unsent=true&mode=&ra=1&dec=&ra=&dec=&ra=3&dec=4";
        try (var form = reader.read(post("", FORM, sent))) {
            assertThat(form.parameters())
                    .containsExactly(
                            new ParameterValue.Text("ra", "1"),
                            new ParameterValue.Text("dec", ""),
                            new ParameterValue.Text("ra", "3"),
                            new ParameterValue.Text("dec", "4"));
        }
    }

    @Test
    void everyPartOfTheNameThatIsReferredToIsAValue() throws IOException {
        var body = part("name=\"X\"", "1") + part("name=\"x\"", "2") + part("name=\"n\"", "param:x") + "--b--\r\n";
        try (var form = reader.read(post("", MULTIPART, body))) {
            assertThat(form.parameters())
                    .containsExactly(new ParameterValue.Text("n", "1"), new ParameterValue.Text("n", "2"));
        }
    }

    @Test
    void valuesKeepTheirOrderAndTheirCaseAndControlsAreTakenInAnyCase() throws IOException {
        var call =
                post("phase=RUN", FORM, "in2=World&in1=Hello+%C3%A4%2B&RunId=My+Job&IN1=again&Executionduration=0060");
        try (var form = reader.read(call)) {
            assertThat(form.parameters())
                    .containsExactly(
                            new ParameterValue.Text("in2", "World"),
                            new ParameterValue.Text("in1", "Hello ä+"),
                            new ParameterValue.Text("IN1", "again"));
            var submission = form.submission(Optional.of("default"), Optional.empty());
            assertThat(submission.run()).isTrue();
            assertThat(submission.runId()).hasValue("My Job");
            assertThat(submission.executionDuration()).hasValue(60);
            assertThat(submission.application()).hasValue("default");
            assertThat(submission.idempotencyKey()).isEmpty();
        }
    }

    @Test
    void aPartCalledLikeAParameterIsItsValueAndAFileIsSpooled() throws IOException {
        var body = part("name=\"n\"", "3")
                + part("name=\"image\"; filename=\"../../evil.fits\"\r\nContent-Type: application/fits", "FITS")
                + part("name=\"PHASE\"", "RUN")
                + part("name=\"unused\"; filename=\"\"\r\nContent-Type: application/octet-stream", "")
                + "--b--\r\n";
        try (var form = reader.read(post("", MULTIPART, body))) {
            assertThat(form.control(Control.PHASE)).hasValue("RUN");
            assertThat(form.parameters()).hasSize(2).startsWith(new ParameterValue.Text("n", "3"));
            var upload = (ParameterValue.Upload) form.parameters().get(1);
            assertThat(upload.id()).isEqualTo("image");
            assertThat(upload.file()).doesNotContain("evil");
            assertThat(upload.mediaType()).isEqualTo("application/fits");
            assertThat(upload.size()).isEqualTo(4);
            assertThat(data.resolve("spool").resolve(upload.file())).hasContent("FITS");
        }
    }

    @Test
    void whatAJobHasTakenStaysWhenTheRequestIsOver() throws IOException {
        var job = JobId.random(new SecureRandom());
        List<ParameterValue> adopted;
        try (var form =
                reader.read(post("", MULTIPART, part("name=\"image\"; filename=\"a\"", "FITS") + "--b--\r\n"))) {
            adopted = files.adopt(job, form.parameters());
        }
        try (var opened =
                files.upload(job, (ParameterValue.Upload) adopted.getFirst()).orElseThrow()) {
            assertThat(Channels.newInputStream(opened.channel())).hasBinaryContent("FITS".getBytes(UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            UPLOAD=t1,param:t1               | t1 | t1
            UPLOAD=table,param:t1            | t1 | table
            upload=table,param:t1;           | t1 | table
            table=param:t1                   | t1 | table
            table=param:T1                   | t1 | table
            t1=param:t1                      | t1 | t1
            """)
    void anotherPartOfTheFormCanBeTheValue(String reference, String part, String parameter) throws IOException {
        var named = reference.split("=", 2);
        var body = part("name=\"" + named[0] + "\"", named[1])
                + part("name=\"" + part + "\"; filename=\"table.xml\"\r\nContent-Type: text/xml", "<VOTABLE/>")
                + part("name=\"n\"", "1")
                + "--b--\r\n";
        try (var form = reader.read(post("", MULTIPART, body))) {
            assertThat(form.parameters()).extracting(ParameterValue::id).containsExactly(parameter, "n");
            assertThat(form.parameters().getFirst()).isInstanceOf(ParameterValue.Upload.class);
        }
    }

    @Test
    void twoUploadsInOneValueAreTwoParameters() throws IOException {
        var body = part("name=\"UPLOAD\"", "a,param:one;b,param:two")
                + part("name=\"one\"; filename=\"1\"", "1")
                + part("name=\"two\"", "2")
                + "--b--\r\n";
        try (var form = reader.read(post("", MULTIPART, body))) {
            assertThat(form.parameters()).extracting(ParameterValue::id).containsExactly("a", "b");
            assertThat(form.parameters().get(1)).isEqualTo(new ParameterValue.Text("b", "2"));
        }
    }

    /** DALI 1.1, 3.4.5: the upload is at an address, which may have semicolons and commas of its own. */
    @Test
    void anUploadFromAnAddressIsAnIndirectValue() throws IOException {
        var body = "UPLOAD=t1,http://e.org/a;b=1,2%3Bt2,vos://e.org!x/y;&UPLOAD=t3,https://e.org/c";
        try (var form = reader.read(post("", FORM, body))) {
            assertThat(form.parameters())
                    .containsExactly(
                            new ParameterValue.Indirect("t1", "http://e.org/a;b=1,2"),
                            new ParameterValue.Indirect("t2", "vos://e.org!x/y"),
                            new ParameterValue.Indirect("t3", "https://e.org/c"));
        }
    }

    @Test
    void anAddressForAFileParameterIsWhereTheFileIs() throws IOException {
        try (var form = reader.read(post("", FORM, "table=https://e.org/t.vot&n=https://e.org/t.vot"))) {
            form.fit(withATableAnd("n"));
            assertThat(form.parameters())
                    .containsExactly(
                            new ParameterValue.Indirect("table", "https://e.org/t.vot"),
                            new ParameterValue.Text("n", "https://e.org/t.vot"));
        }
    }

    @Test
    void anAddressForAnOutputIsWhereItIsSent() throws IOException {
        try (var form = reader.read(post("", FORM, "n=1&RESULT=https://e.org/put&INTERFACE=simple"))) {
            form.fit(withATableAnd("n"));
            var submission = form.submission(Optional.of("tables"), Optional.empty());
            assertThat(submission.targets()).containsExactly(new OutputTarget("result", "https://e.org/put"));
            assertThat(submission.parameters()).containsExactly(new ParameterValue.Text("n", "1"));
            assertThat(submission.interfaceId()).contains("simple");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "result=, parameter-value",
        "result=here, parameter-value",
        "result=http://e.org/a&result=http://e.org/b, duplicate-parameter"
    })
    void anOutputTakesOneAddress(String body, String word) throws IOException {
        try (var form = reader.read(post("", FORM, body))) {
            assertThatThrownBy(() -> form.fit(withATableAnd("n")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.refusal().kind().word()).isEqualTo(word));
        }
    }

    /** Each of these is another submission under the same key. */
    @Test
    void whereThingsAreAndGoIsPartOfWhatIsSubmitted() throws IOException {
        var bodies = List.of(
                "n=1",
                "n=1&INTERFACE=simple",
                "n=1&result=http://e.org/a",
                "n=1&result=http://e.org/b",
                "n=1&UPLOAD=n,http://e.org/a",
                "n=1&UPLOAD=n,http://e.org/b");
        var digests = new HashSet<String>();
        for (var body : bodies) {
            digests.add(digest(FORM, body));
        }
        assertThat(digests).hasSameSizeAs(bodies);
    }

    @ParameterizedTest(name = "?{0} and {2} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PHASE=RUN   | form | phase=ABORT            | duplicate-parameter
            ``          | form | PHASE=RUN&phase=RUN    | duplicate-parameter
            in1=a       | form | IN1=b                  | duplicate-parameter
            ``          | form | in1=%zz                | bad-encoding
            ``          | form | in1=%c0%af             | bad-encoding
            ``          | form | in1=%00                | bad-character
            ``          | form | in1=a%1Bb              | bad-character
            ``          | form | %0d%0aSet-Cookie:x=1   | bad-character
            ``          | form | RUNID=a%0d%0aSet-Cookie:%20x=1 | bad-character
            in1=%FF     | form | in2=b                  | bad-encoding
            ``          | form | =novalue               | parameter-name
            ``          | form | UPLOAD=t1,t1.vot       | parameter-value
            ``          | form | UPLOAD=t1,param:t1     | parameter-value
            ``          | form | UPLOAD=t1              | parameter-value
            ``          | multipart/form-data | a      | multipart-boundary
            ``          | multipart/mixed; boundary=b | a | media-type
            ``          | application/json | {}        | media-type
            ``          | ``   | in1=a                  | media-type
            """)
    void whatIsNoFormIsRefusedByName(String query, String type, String body, String word) {
        assertRefused(post(query, type.equals("form") ? FORM : type, body), word);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name="a"; filename="x" END                                     | multipart-truncated
            name="PHASE"; filename="x"                                     | parameter-type
            name="a"; name="b"                                             | duplicate-parameter
            name="a"; filename="x\u0001y"                                  | filename
            name="a"\\r\\nContent-Type: text/plain; charset=utf-7          | part-charset
            name="a"; filename="x"\\r\\nContent-Transfer-Encoding: base64  | part-charset
            name="a"; filename="x"\\r\\nContent-Type: multipart/mixed; boundary=c | multipart-syntax
            name="image"\\r\\nX: y; VALUE param:nowhere                    | parameter-value
            name=""                                                        | parameter-name
            name="a"; filename="large" LARGE                               | body-too-large
            """)
    void aPartThatCannotBeTakenLeavesNoUploadBehind(String header, String word) {
        boolean cut = header.endsWith(" END");
        boolean large = header.endsWith(" LARGE");
        var lines = header.replace(" END", "")
                .replace(" LARGE", "")
                .replace("\\r\\n", "\r\n")
                .split("; VALUE ");
        var content = large ? "x".repeat((int) MOST_UPLOAD + 1) : lines.length > 1 ? lines[1] : "x";
        var first = part("name=\"first\"; filename=\"first\"", "spooled before the fault");
        assertRefused(post("", MULTIPART, first + part(lines[0], content) + (cut ? "" : "--b--\r\n")), word);
    }

    @Test
    void tooManyPartsAndTooMuchTextAreRefused() {
        assertRefused(post("", MULTIPART, part("name=\"a\"", "1").repeat(129) + "--b--\r\n"), "too-many-parts");
        assertRefused(post("", FORM, "a=1&".repeat(129)), "too-many-parts");
        assertRefused(post("", FORM, "a=" + "x".repeat(1 << 20)), "body-too-large");
        assertRefused(
                post("", MULTIPART, part("name=\"a\"", "x".repeat(600_000)).repeat(2) + "--b--\r\n"), "body-too-large");
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() {
        var start = part("name=\"first\"; filename=\"first\"", "whole")
                + "--b\r\nContent-Disposition: form-data; name=\"second\"; filename=\"second\"\r\n\r\nhalf";
        var broken = new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }
        });
        assertThatThrownBy(() -> reader.read(call("POST", "", Map.of("Content-Type", MULTIPART), broken)))
                .hasMessage("the client went away");
    }

    @Test
    void theOrderOfDifferentParametersIsNoContentButThatOfTheValuesOfOneIs() throws IOException {
        var plain = digest(FORM, "in1=a&in2=b&in2=c");

        assertThat(digest(FORM, "in2=b&IN1=a&in2=c")).isEqualTo(plain);
        assertThat(digest(FORM, "in1=a&in2=c&in2=b")).isNotEqualTo(plain);
    }

    @Test
    void theSameContentHasTheSameDigestHoweverItIsEncoded() throws IOException {
        var plain = digest(FORM, "in1=a+b&PHASE=RUN");
        var encoded = digest(FORM, "PHASE=RUN&%69n1=a%20b");
        var parts = digest(MULTIPART, part("name=\"in1\"", "a b") + part("name=\"phase\"", "RUN") + "--b--\r\n");
        var other = digest(FORM, "in1=a+c&PHASE=RUN");
        var file = digest(MULTIPART, part("name=\"in1\"; filename=\"x\"", "a b") + "--b--\r\n");
        var sameFile = digest(MULTIPART, part("name=\"in1\"; filename=\"y\"", "a b") + "--b--\r\n");
        var otherFile = digest(MULTIPART, part("name=\"in1\"; filename=\"y\"", "a c") + "--b--\r\n");

        assertThat(List.of(encoded, parts)).containsOnly(plain);
        assertThat(sameFile).isEqualTo(file);
        assertThat(List.of(plain, other, file, otherFile)).doesNotHaveDuplicates();
    }

    @Test
    void aKeyIsTakenWithAndWithoutQuotationMarks() throws IOException {
        for (var header : List.of("8e03978e-40d5", "\"8e03978e-40d5\"")) {
            var headers = Map.of("Content-Type", FORM, "Idempotency-Key", header);
            try (var form = reader.read(call("POST", "", headers, stream("a=b")))) {
                var key = form.submission(Optional.empty(), Optional.empty()).idempotencyKey();
                assertThat(key.orElseThrow().key()).isEqualTo("8e03978e-40d5");
            }
        }
        assertRefused(
                call("POST", "", Map.of("Content-Type", FORM, "Idempotency-Key", "a b"), stream("a=b")),
                "bad-character");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            DESTRUCTION=2027-01-31T12:00:00Z,     2027-01-31T12:00:00Z
            DESTRUCTION=2027-01-31,               2027-01-31T00:00:00Z
            DESTRUCTION=,                         none
            DESTRUCTION=%2B999999999-01-01,       time
            DESTRUCTION=0000-00-00,               time
            DESTRUCTION=2027-01-31T12:00:00%2B01:00, time
            EXECUTIONDURATION=3600,               3600
            EXECUTIONDURATION=100000000000000000000, 9223372036854775807
            EXECUTIONDURATION=-1,                 time
            EXECUTIONDURATION=1e9,                time
            EXECUTIONDURATION=NaN,                time
            EXECUTIONDURATION=,                   time
            PHASE=ABORT,                          parameter-value
            ACTION=DELETE,                        parameter-name
            """)
    void timesOfANewJobAreReadOrRefused(String body, String expected) throws IOException {
        try (var form = reader.read(post("", FORM, body))) {
            assertThat(seen(form)).isEqualTo(expected);
        }
    }

    private static String seen(SubmittedForm form) {
        try {
            var submission = form.submission(Optional.empty(), Optional.empty());
            return submission.executionDuration().isPresent()
                    ? Long.toString(submission.executionDuration().getAsLong())
                    : submission.destruction().map(Object::toString).orElse("none");
        } catch (Refused refused) {
            return refused.refusal().kind().word();
        }
    }

    @Test
    void aValueThatIsPutIsTextOrAFileAsTheParameterTakes() throws IOException {
        try (var text = reader.value(
                        call("PUT", "", Map.of("Content-Type", "a/b"), stream("two\nlines")), "note", false);
                var file =
                        reader.value(call("PUT", "", Map.of("Content-Type", "text/plain"), stream("F")), "i", true)) {
            assertThat(text.parameters()).containsExactly(new ParameterValue.Text("note", "two\nlines"));
            assertThat(file.parameters().getFirst()).isInstanceOf(ParameterValue.Upload.class);
        }
        assertThatThrownBy(() ->
                        reader.value(call("PUT", "", Map.of(), new ByteArrayInputStream(new byte[] {-1})), "n", false))
                .isInstanceOf(Refused.class);
    }

    @Test
    void textForAFileParameterBecomesItsContent() throws IOException {
        try (var form = reader.read(post("", FORM, "Table=%3CVOTABLE/%3E&n=3&maxrec=7&other=8"))) {
            form.fit(withATableAnd("n"));
            assertThat(form.parameters().getFirst())
                    .isInstanceOfSatisfying(
                            ParameterValue.Upload.class,
                            upload -> assertThat(data.resolve("spool").resolve(upload.file()))
                                    .hasContent("<VOTABLE/>"));
            assertThat(form.parameters().subList(1, 3))
                    .containsExactly(new ParameterValue.Text("n", "3"), new ParameterValue.Text("other", "8"));
        }
    }

    @ParameterizedTest
    @CsvSource({"12, true", "a\\0b, false"})
    void aFileForATextParameterIsItsTextIfItIsText(String content, boolean text) throws IOException {
        var body = "--b\r\nContent-Disposition: form-data; name=\"n\"; filename=\"f\"\r\n\r\n"
                + content.replace("\\0", "\0") + "\r\n--b--\r\n";
        try (var form = reader.read(post("", MULTIPART, body))) {
            form.fit(withATableAnd("n"));
            assertThat(form.parameters().getFirst() instanceof ParameterValue.Text)
                    .isEqualTo(text);
        }
    }

    private static Application withATableAnd(String text) {
        return new Application(
                "tables",
                "ivo://example.org/tables",
                "Tables",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Execution.Command(List.of()),
                Map.of(),
                List.of(
                        parameter("table", ParameterType.VOTABLE, ParameterDefinition.Passing.FILE),
                        parameter(text, ParameterType.TEXT, ParameterDefinition.Passing.VALUE)),
                List.of(),
                List.of(new OutputDefinition(
                        "result",
                        new OutputDefinition.From.Stdout(),
                        ParameterType.TEXT,
                        "text/plain",
                        true,
                        BaseParam.NONE)),
                ApplicationLimits.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                "");
    }

    private static ParameterDefinition parameter(String id, ParameterType type, ParameterDefinition.Passing passing) {
        return new ParameterDefinition(
                id, type, passing, BaseParam.NONE, Optional.empty(), List.of(), 1, 1, Domain.ANY, false, false);
    }

    @Test
    void aLargeUploadGoesToDiskAsItComes() throws IOException {
        var large = new FormReader(files, Limits.DEFAULT, () -> 1L << 30);
        long size = 64L << 20;
        var head = "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n";
        var body = new SequenceInputStream(new SequenceInputStream(stream(head), zeros(size)), stream("\r\n--b--\r\n"));
        long before = used();
        try (var form = large.read(call("POST", "", Map.of("Content-Type", MULTIPART), body))) {
            var upload = (ParameterValue.Upload) form.parameters().getFirst();
            assertThat(Files.size(data.resolve("spool").resolve(upload.file()))).isEqualTo(size);
            assertThat(used() - before).as("kept in memory").isLessThan(size / 4);
        }
    }

    /** Memory that is really in use. */
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int some = (int) Math.min(length, left);
                left -= some;
                Arrays.fill(into, offset, offset + some, (byte) 0);
                return some == 0 ? -1 : some;
            }
        };
    }

    private void assertRefused(Call call, String word) {
        assertThatThrownBy(() -> reader.read(call))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo(word));
    }

    private String digest(String type, String body) throws IOException {
        var headers = Map.of("Content-Type", type, "Idempotency-Key", "k");
        try (var form = reader.read(call("POST", "", headers, stream(body)))) {
            form.fit(withATableAnd("n"));
            return form.submission(Optional.of("default"), Optional.empty())
                    .idempotencyKey()
                    .orElseThrow()
                    .digest();
        }
    }

    private static String part(String header, String content) {
        return "--b\r\nContent-Disposition: form-data; " + header + "\r\n\r\n" + content + "\r\n";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static Call post(String query, String type, String body) {
        return call("POST", query, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), stream(body));
    }

    private static Call call(String method, String query, Map<String, String> headers, InputStream body) {
        return new Call(
                method,
                "/jobs",
                query,
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                body,
                true,
                "192.0.2.1");
    }
}
