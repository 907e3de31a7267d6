package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

class MultipartQuestionTest {

    private static final String TYPE = "uri://docker-container";

    /** Small, so that the tests that exceed them are quick. */
    private static final Limits SMALL = new Limits(300_000, 100_000, 8, 100, 5, 10, 5, 10);

    @Nested
    class Parts {

        @Test
        void are_the_tree_that_a_form_has() {
            var question = MultipartBody.withType("uri://zeppelin-notebook")
                    .field("taskinfo.languages", "{md,python,pyspark}")
                    .field("resources.mincores", "8")
                    .field("taskinfo.note", "two\r\nlines")
                    .field("data", "vos://a")
                    .field("data", "vos://b")
                    .end()
                    .read();

            assertThat(question.root())
                    .isEqualTo(FormSyntax.read(
                                    "tasktype=uri://zeppelin-notebook&taskinfo.languages={md,python,pyspark}"
                                            + "&resources.mincores=8&taskinfo.note=two%0D%0Alines&data={vos://a,vos://b}",
                                    Limits.DEFAULT)
                            .root());
        }

        @Test
        void that_are_files_are_kept_as_they_are() {
            var content = "\r\n--boundar\r\n\r--boundary\0\u00e9";
            var question = MultipartBody.withType(TYPE)
                    .file("taskinfo.a", "../../etc/cron.d/x", "Application/Octet-Stream", content)
                    .file("taskinfo.b", "C:\\x", "text/plain", "{")
                    .file("taskinfo.c", "", "text/xml; charset=UTF-8", "<a/>")
                    .part("Content-Disposition: form-data; name=taskinfo.d\r\nContent-Type: image/png", "")
                    .part("Content-Disposition: form-data; name=taskinfo.e; filename*=UTF-8''..%2f", "x")
                    .end()
                    .read();

            var info = Fields.EMPTY
                    .with("a", file("../../etc/cron.d/x", "application/octet-stream", content))
                    .with("b", file("C:\\x", "text/plain", "{"))
                    .with("c", file("", "text/xml", "<a/>"))
                    .with("d", file("", "image/png", ""))
                    .with("e", file("", "", "x"));
            assertThat(question.root()).isEqualTo(withType(info));
        }

        @Test
        void that_are_files_of_one_name_are_a_list() {
            var question = MultipartBody.withType(TYPE)
                    .file("taskinfo.a", "1", "a/b", "one")
                    .file("taskinfo.a", "2", "a/b", "two")
                    .end()
                    .read();

            assertThat(question.root())
                    .isEqualTo(withType(Fields.of("a", Items.of(file("1", "a/b", "one"), file("2", "a/b", "two")))));
        }

        @Test
        void may_stand_before_the_task_type() {
            var question = new MultipartBody()
                    .field("taskinfo.a", "1")
                    .file("taskinfo.b", "b", "a/b", "b".repeat(200_000))
                    .field("taskinfo.c", "2")
                    .field("tasktype", TYPE)
                    .field("taskinfo.d", "3")
                    .end()
                    .read();

            assertThat(question.root())
                    .isEqualTo(withType(Fields.of("a", Scalar.number(1))
                            .with("b", file("b", "a/b", "b".repeat(200_000)))
                            .with("c", Scalar.number(2))
                            .with("d", Scalar.number(3))));
        }

        @Test
        void may_have_other_headers_in_any_case_and_a_preamble_and_an_epilogue() {
            var question = new MultipartBody()
                    .raw("This is a message with parts.\r\n")
                    .part(
                            "X-Other: 1\r\nCONTENT-TYPE: text/plain;charset=UTF-8\r\n"
                                    + "content-disposition:form-data ; NAME=\"tasktype\" ;\r\nContent-Transfer-Encoding: 8bit",
                            TYPE)
                    .part("Content-Disposition: form-data; name=\"taskinfo.say \\\"hi\\\"\"", "\u00e9")
                    .end()
                    .raw("--boundary\r\nthis is not a part")
                    .read();

            assertThat(question.root()).isEqualTo(withType(Fields.EMPTY.with("say \"hi\"", "\u00e9")));
        }

        /** Whatever pieces the network brings, and whatever the content looks like. */
        @Test
        void are_the_same_however_the_bytes_arrive() {
            var random = new Random(4);
            for (int round = 0; round < 300; round++) {
                var content = new StringBuilder();
                for (int i = random.nextInt(40); i > 0; i--) {
                    content.append(
                            List.of("\r", "\n", "\r\n", "-", "--", "--bound", "\r\n--boundar", "x", "x".repeat(9_000))
                                    .get(random.nextInt(9)));
                }
                if (content.toString().startsWith("--boundary")) {
                    continue;
                }
                var body = MultipartBody.withType(TYPE)
                        .file("taskinfo.a", "a", "a/b", content.toString())
                        .end();

                var question = MultipartBody.read(new Trickle(body.stream(), random), Limits.DEFAULT);

                assertThat(question.root()).isEqualTo(withType(Fields.of("a", file("a", "a/b", content.toString()))));
            }
        }
    }

    @Nested
    class The_task_type {

        @Test
        void is_known_before_anything_behind_it_is_read() throws IOException {
            var start = MultipartBody.withType(TYPE).raw("--boundary").stream();
            try (var question = new MultipartQuestion(
                    MultipartBody.CONTENT_TYPE, new SequenceInputStream(start, new Poison()), Limits.DEFAULT)) {

                assertThat(question.taskType()).contains(TYPE);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "--boundaryx",
                    "--boundary\r\nfolded:\r\n x\r\n\r\n{",
                    "--boundary\r\nContent-Disposition: form-data; name=\"tasktype\"\r\n\r\nanother\r\n--boundary--",
                    "--boundary\r\nContent-Disposition: form-data; name=\"taskinfo.a\"\r\nContent-Type: text/json\r\n\r\n{"
                })
        void is_known_whatever_is_wrong_behind_it(String behind) throws IOException {
            assertThat(taskType(MultipartBody.withType(TYPE).raw(behind))).contains(TYPE);
        }

        @Test
        void is_known_whatever_is_wrong_with_the_parts_before_it() throws IOException {
            var body = new MultipartBody()
                    .part("Content-Disposition: form-data; name=\"taskinfo.\r\n composefile\"", "folded")
                    .part("no header", "")
                    .part("Content-Disposition: form-data; name=\"taskinfo.a\"; filename=\"\0\"", "x")
                    .part(
                            "Content-Disposition: form-data; name=\"taskinfo.a\"\r\nContent-Type: text/plain;charset=utf-7",
                            "x")
                    .part("Content-Disposition: form-data; name=\"a..b\"\r\nContent-Type: text/json", "{")
                    .file("taskinfo.b", "b", "a/b", "b".repeat(5 << 20))
                    .field("tasktype", TYPE)
                    .raw("--boundary");

            assertThat(taskType(body)).contains(TYPE);
        }

        @Test
        void may_be_missing_or_empty() throws IOException {
            assertThat(taskType(new MultipartBody().field("taskinfo.a", "x").end()))
                    .isEmpty();
            assertThat(taskType(new MultipartBody().field("tasktype", "").end()))
                    .isEmpty();
            assertThat(taskType(new MultipartBody().end())).isEmpty();
        }

        @Test
        void cannot_be_told_if_its_header_cannot() {
            var body = new MultipartBody()
                    .part("Content-Disposition: form-data;\r\n name=\"tasktype\"", TYPE)
                    .end();

            assertThat(catchThrowableOfType(Refused.class, () -> taskType(body))
                            .refusal()
                            .kind())
                    .isEqualTo(RefusalKind.MULTIPART_SYNTAX);
        }

        @Test
        void is_a_plain_field() {
            assertThat(new MultipartBody()
                            .file("tasktype", "a", "text/plain", TYPE)
                            .end()
                            .refusal()
                            .kind())
                    .isEqualTo(RefusalKind.TYPE);
            assertThat(new MultipartBody()
                            .field("tasktype", "a\r\nb")
                            .end()
                            .refusal()
                            .kind())
                    .isEqualTo(RefusalKind.BAD_CHARACTER);
        }

        private static Optional<String> taskType(MultipartBody body) throws IOException {
            try (var question = new MultipartQuestion(MultipartBody.CONTENT_TYPE, body.stream(), Limits.DEFAULT)) {
                return question.taskType();
            }
        }
    }

    @Nested
    class Refused_is {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "multipart/form-data",
                    "multipart/form-data;",
                    "multipart/form-data; boundary",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=\"\"",
                    "multipart/form-data; boundary=\"a",
                    "multipart/form-data; boundary=a b",
                    "multipart/form-data; boundary=\"a \"",
                    "multipart/form-data; boundary=\"a\rb\"",
                    "multipart/form-data; boundary=\"\u00e4\"",
                    "multipart/form-data; boundary=\"a;b\"",
                    "multipart/form-data; boundary=a; boundary=b",
                    "multipart/form-data; boundary=aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaab",
                })
        void a_boundary_that_cannot_be_used(String contentType) {
            var refused = catchThrowableOfType(
                    Refused.class, () -> new MultipartQuestion(contentType, new Poison(), Limits.DEFAULT));

            assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.MULTIPART_BOUNDARY);
        }

        @Test
        void another_kind_of_multipart() {
            var refused = catchThrowableOfType(
                    Refused.class,
                    () -> new MultipartQuestion("multipart/mixed; boundary=a", new Poison(), Limits.DEFAULT));

            assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.MEDIA_TYPE);
        }

        static Stream<Arguments> what_is_wrong_in_a_part() {
            var name = "Content-Disposition: form-data; name=\"taskinfo.a\"";
            return Stream.of(
                    arguments("Content-Disposition: form-data; name=\"taskinfo.\r\n composefile\"", "multipart-syntax"),
                    arguments(name + ";\r\n\tfilename=\"x\"", "multipart-syntax"),
                    arguments("Content-Type: text/plain", "multipart-syntax"),
                    arguments("Content-Disposition: form-data", "multipart-syntax"),
                    arguments("Content-Disposition: attachment; name=\"taskinfo.a\"", "multipart-syntax"),
                    arguments("Content-Disposition: form-data; name=\"taskinfo.a", "multipart-syntax"),
                    arguments("Content-Disposition: form-data; name=task info", "multipart-syntax"),
                    arguments(name + "\r\n" + name, "multipart-syntax"),
                    arguments(name + "\r\nno colon", "multipart-syntax"),
                    arguments(name + "\r\nspace : x", "multipart-syntax"),
                    arguments(name + "\r\nX: a\nb", "multipart-syntax"),
                    arguments(name + "\r\nX: a\rb", "multipart-syntax"),
                    arguments(name + "\r\nContent-Type: multipart/mixed; boundary=b", "multipart-syntax"),
                    arguments(name + "; name=\"taskinfo.b\"", "duplicate-parameter"),
                    arguments(name + "; filename=\"a\"; filename=\"b\"", "duplicate-parameter"),
                    arguments(name + "; filename=\"a\0\"", "filename"),
                    arguments(name + "; filename=\"a\u001b[0m\"", "filename"),
                    arguments(name + "; filename=\"" + "a".repeat(10_000) + "\"", "filename"),
                    arguments(name + "\r\nContent-Type: text/plain; charset=utf-7", "part-charset"),
                    arguments(name + "\r\nContent-Type: text/plain; charset=ibm037", "part-charset"),
                    arguments(name + "\r\nContent-Type: text/plain; charset=utf-8; charset=utf-7", "part-charset"),
                    arguments(name + "\r\nContent-Transfer-Encoding: base64", "part-charset"),
                    arguments(name + "\r\nContent-Transfer-Encoding: Quoted-Printable", "part-charset"),
                    arguments("Content-Disposition: form-data; name=\"\"", "parameter-path"),
                    arguments("Content-Disposition: form-data; name=\"a..b\"", "parameter-path"),
                    arguments("Content-Disposition: form-data; name=\"taskinfo[0]\"", "parameter-path"),
                    arguments("Content-Disposition: form-data; name=\"a\0\"", "bad-character"),
                    arguments("Content-Disposition: form-data; name=\"tasktype\"", "duplicate-parameter"),
                    arguments(name + "\r\nX: " + "a".repeat(1 << 20), "part-header-too-large"),
                    arguments(name + "\r\nX: a".repeat(500), "part-header-too-large"));
        }

        @ParameterizedTest(name = "{1}: {0}")
        @MethodSource
        void what_is_wrong_in_a_part(String header, String kind) {
            var after = MultipartBody.withType(TYPE).part(header, "x").end();
            assertThat(after.refusal().kind().word()).isEqualTo(kind);
        }

        static Stream<Arguments> what_is_wrong_in_the_body() {
            var start = MultipartBody.withType(TYPE).bytes();
            return Stream.of(
                            arguments("", "multipart-truncated"),
                            arguments("--boundary", "multipart-truncated"),
                            arguments("--boundary-", "multipart-truncated"),
                            arguments("--boundary\r\n", "multipart-truncated"),
                            arguments(
                                    "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n",
                                    "multipart-truncated"),
                            arguments(
                                    "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
                                    "multipart-truncated"),
                            arguments(
                                    "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\n--boundary--",
                                    "multipart-truncated"),
                            arguments("--boundaryx\r\n", "multipart-syntax"),
                            arguments("--boundary \r\n", "multipart-syntax"),
                            arguments(
                                    "--boundary\nContent-Disposition: form-data; name=\"a\"\n\nx\n--boundary--",
                                    "multipart-syntax"),
                            arguments("--boundary\r\n\r\nx\r\n--boundary--", "multipart-syntax"),
                            arguments(
                                    "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--boundary--\r\n",
                                    "multipart-syntax"))
                    .map(row -> arguments(new MultipartBody().raw(start).raw((String) row.get()[0]), row.get()[1]));
        }

        @ParameterizedTest(name = "{1}")
        @MethodSource
        void what_is_wrong_in_the_body(MultipartBody body, String kind) {
            assertThat(body.refusal().kind().word()).isEqualTo(kind);
        }

        @Test
        void a_body_without_CR_and_the_refusal_says_so() {
            var refusal = new MultipartBody()
                    .raw("--boundary\nContent-Disposition: form-data; name=\"tasktype\"\n\nx\n--boundary--\n")
                    .refusal();

            assertThat(refusal.kind()).isEqualTo(RefusalKind.MULTIPART_SYNTAX);
            assertThat(refusal.suggest()).get().asString().contains("CR LF");
        }

        @Test
        void text_that_is_not_UTF_8() {
            var latin1 = MultipartBody.withType(TYPE)
                    .raw("--boundary\r\nContent-Disposition: form-data; name=\"taskinfo.a\"\r\n\r\n")
                    .raw(new byte[] {'a', (byte) 0xe9})
                    .raw("\r\n")
                    .end();

            assertThat(latin1.refusal().kind()).isEqualTo(RefusalKind.BAD_CHARACTER);
            assertThat(MultipartBody.withType(TYPE)
                            .field("taskinfo.a", "\0")
                            .end()
                            .refusal()
                            .kind())
                    .isEqualTo(RefusalKind.BAD_CHARACTER);
        }
    }

    @Nested
    class Too_much_is {

        @Test
        void one_part_more_than_the_limit() {
            var body = MultipartBody.withType(TYPE);
            for (int i = 1; i < SMALL.parts(); i++) {
                body.field("taskinfo.a" + i, "x");
            }
            assertThat(MultipartBody.read(new MultipartBody().raw(body.bytes()).end().stream(), SMALL)
                            .root())
                    .isInstanceOf(Fields.class);
            assertThat(body.field("taskinfo.b", "x").end().refusal(SMALL).kind())
                    .isEqualTo(RefusalKind.TOO_MANY_PARTS);
        }

        @Test
        @Timeout(10)
        void a_million_empty_parts() {
            var endless = new Endless("--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n");

            assertThat(refusal(endless, Limits.DEFAULT)).isEqualTo(RefusalKind.TOO_MANY_PARTS);
        }

        @Test
        @Timeout(10)
        void a_part_or_preamble_without_end() {
            assertThat(refusal(new Endless("no boundary in sight\r\n"), SMALL)).isEqualTo(RefusalKind.BODY_TOO_LARGE);
            var start = MultipartBody.withType(TYPE)
                    .raw("--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
            assertThat(refusal(new SequenceInputStream(start.stream(), new Endless("\r\n--boundar")), SMALL))
                    .isEqualTo(RefusalKind.BODY_TOO_LARGE);
        }

        @Test
        void a_part_larger_than_a_document_wherever_it_stands() {
            var large = "x".repeat(SMALL.document() + 1);

            assertThat(MultipartBody.withType(TYPE)
                            .field("taskinfo.a", large)
                            .end()
                            .refusal(SMALL)
                            .kind())
                    .isEqualTo(RefusalKind.BODY_TOO_LARGE);
            assertThat(new MultipartBody()
                            .file("taskinfo.a", "a", "a/b", large)
                            .field("tasktype", TYPE)
                            .end()
                            .refusal(SMALL)
                            .kind())
                    .isEqualTo(RefusalKind.BODY_TOO_LARGE);
        }

        @Test
        void parts_that_are_larger_than_a_document_together() {
            var half = "x".repeat(SMALL.document() / 2 + 1);

            assertThat(MultipartBody.withType(TYPE)
                            .file("taskinfo.a", "a", "a/b", half)
                            .file("taskinfo.b", "b", "a/b", half)
                            .end()
                            .refusal(SMALL)
                            .kind())
                    .isEqualTo(RefusalKind.BODY_TOO_LARGE);
            assertThat(MultipartBody.read(
                                    MultipartBody.withType(TYPE)
                                            .file("taskinfo.a", "a", "a/b", half)
                                            .field("taskinfo.b", half)
                                            .end()
                                            .stream(),
                                    SMALL)
                            .root())
                    .isInstanceOf(Fields.class);
        }

        private static RefusalKind refusal(InputStream stream, Limits limits) {
            return catchThrowableOfType(Refused.class, () -> MultipartBody.read(stream, limits))
                    .refusal()
                    .kind();
        }
    }

    @Test
    void nothing_stays_on_disk() throws IOException {
        long before = temporaryFiles();
        var body = new MultipartBody()
                .file("taskinfo.a", "a", "a/b", "a".repeat(500_000))
                .field("tasktype", TYPE)
                .end();
        var question = new MultipartQuestion(MultipartBody.CONTENT_TYPE, body.stream(), Limits.DEFAULT);

        assertThat(question.taskType()).contains(TYPE);
        question.close();
        question.close();

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("sextant-.*\\.part"))
                    .count();
        }
    }

    private static Fields withType(Fields info) {
        var question = Fields.EMPTY.with("tasktype", TYPE);
        return info.isEmpty() ? question : question.with("taskinfo", info);
    }

    private static Attachment file(String name, String mediaType, String content) {
        return new Attachment(name, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever reads it has read too far. */
    private static final class Poison extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("read too far");
        }
    }

    /** The same bytes again and again, without end. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private int at;

        Endless(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return bytes[at++ % bytes.length];
        }
    }

    /** Gives at most a few bytes at a time, as a network may. */
    private static final class Trickle extends InputStream {
        private final InputStream source;
        private final Random random;

        Trickle(InputStream source, Random random) {
            this.source = source;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return source.read(into, offset, Math.min(length, 1 + random.nextInt(200)));
        }
    }
}
