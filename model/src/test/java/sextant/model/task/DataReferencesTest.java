package sextant.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

class DataReferencesTest {

    private static final Path PATH = Path.of("data");

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/b.fits, https://example.org/a/b.fits",
        "HTTPS://Example.ORG:443/A, https://example.org/A",
        "http://example.org:80, http://example.org/",
        "http://example.org:8080/a, http://example.org:8080/a",
        "https://example.org./a, https://example.org/a",
        "https://example.org:/a, https://example.org/a",
        "https://example.org/a?b=c#d, https://example.org/a?b=c",
        "https://example.org/public/../secret/x, https://example.org/secret/x",
        "https://example.org/public/%2e%2E/secret/x, https://example.org/secret/x",
        "https://example.org/public/.././../x, https://example.org/x",
        "https://example.org/a/.., https://example.org/",
        "https://example.org/a/b/., https://example.org/a/b/",
        "https://example.org/%7Euser/%c3%bc, https://example.org/~user/%C3%BC",
        "https://example.org/ü, https://example.org/%C3%BC",
        "https://[2001:DB8::1]/a, https://[2001:db8::1]/a",
    })
    void aWebAddressHasOneSpelling(String text, String canonical) {
        assertThat(parse(text)).isEqualTo(new DataReference.Web(canonical));
    }

    @ParameterizedTest
    @CsvSource({
        "vos://cadc.nrc.ca!vault/my/file, cadc.nrc.ca!vault, /my/file",
        "vos://cadc.nrc.ca~vault/my/file, cadc.nrc.ca!vault, /my/file",
        "VOS://INAF.it!vospace/a/../b, inaf.it!vospace, /b",
        "vos://example.org/a, example.org, /a",
        "vos://example.org!space, example.org!space, /",
    })
    void aVoSpaceAddressHasAnAuthorityAndAPath(String text, String authority, String path) {
        assertThat(parse(text)).isEqualTo(new DataReference.VoSpace(authority, path));
    }

    @ParameterizedTest
    @CsvSource({
        "rucio://test:file1, test, file1",
        "test:file1, test, file1",
        "user.jdoe:my/set.root, user.jdoe, my/set.root",
        "ESCAPE_CERN_TEAM-noise:a+b#1, ESCAPE_CERN_TEAM-noise, a+b#1",
        "rucio://data:0080, data, 0080",
    })
    void aRucioIdentifierIsAScopeAndAName(String text, String scope, String name) {
        assertThat(parse(text)).isEqualTo(new DataReference.RucioIdentifier(scope, name));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a/key, bucket, a/key",
        "S3://bucket, bucket, ''",
        "s3://bucket/, bucket, ''",
        "s3://my.bucket-1/a b%2F?#, my.bucket-1, a b%2F?#",
    })
    void anS3ObjectHasABucketAndAKey(String text, String bucket, String key) {
        assertThat(parse(text)).isEqualTo(new DataReference.S3Object(bucket, key));
    }

    static Stream<Arguments> mappings() {
        return Stream.of(
                Arguments.of(fields("location", "https://example.org/a"), "https://example.org/a"),
                Arguments.of(fields("location", "test:file1"), "rucio://test:file1"),
                Arguments.of(fields("scope", "test", "name", "file1"), "rucio://test:file1"),
                Arguments.of(fields("scope", "data").with("name", Scalar.number(8)), "rucio://data:8"),
                Arguments.of(fields("bucket", "bucket", "object", "a/b"), "s3://bucket/a/b"),
                Arguments.of(fields("bucket", "bucket"), "s3://bucket/"),
                Arguments.of(
                        fields("endpoint", "https://echo.stfc.ac.uk", "bucket", "bucket", "object", "a b/ü?#%"),
                        "https://echo.stfc.ac.uk/bucket/a%20b/%C3%BC%3F%23%25"),
                Arguments.of(
                        fields("endpoint", "https://Example.org:443/s3/", "bucket", "bucket"),
                        "https://example.org/s3/bucket/"));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void aReferenceMayBeAMapping(Fields mapping, String canonical) {
        assertThat(DataReferences.parse(mapping, PATH).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file1",
                "/etc/passwd",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "ftp://example.org/a",
                "gs://bucket/a",
                "javascript:alert(1)",
                "data:text/plain,x",
                "mailto:a@example.org",
                "urn:a:b",
                "doi:10.1/x",
                "ivo://a/b",
                "C:\\x",
                "C:/x",
                "localhost:8080",
                "example.org:8080/a",
                "https:example.org",
                "http://",
                "https:///a",
                "https://a b/",
                "https://user@example.org/a",
                "https://user:secret@example.org/a",
                "https://example.org:99999/a",
                "https://example.org/a b",
                "https://example.org/%zz",
                "https://example.org/public/..%2fsecret",
                "https://example.org/public/%2e%2e%5csecret",
                "https://example.org/public/..;/secret",
                "https://example.org/public/%252e%252e/secret",
                "https://exa_mple.org/",
                "https://еxample.org/",
                "//example.org/a",
                "vos://",
                "vos:///a",
                "vos://a b/c",
                "vos://user@host/a",
                "vos://host:80/a",
                "vos://a!b/c?d",
                "vos://a!b/..%2f",
                "rucio://a",
                "rucio://:a",
                "rucio://a:",
                "rucio://a:b/../c",
                "a:b:c",
                "a:../b",
                "a:b c",
                "s3://",
                "s3://b",
                "s3://UP CASE/a",
                "s3://bucket/../other/a",
                "s3://bucket/a/./b",
                "s3://bucket/a\u0007",
            })
    void anythingElseIsRefusedAndTheKindsThatAreKnownAreNamed(String text) {
        var refused = catchThrowableOfType(Refused.class, () -> parse(text));

        assertThat(refused).isNotNull();
        assertThat(refused.refusal().kind().word()).isEqualTo("type");
        assertThat(refused.refusal().path()).contains(PATH);
        assertThat(refused.refusal().limit())
                .hasValueSatisfying(known -> assertThat(known).contains("https://", "vos://", "s3://", "rucio://"));
    }

    static Stream<Node> otherValues() {
        return Stream.of(
                Scalar.number(8),
                Scalar.NULL,
                Items.of(),
                Fields.EMPTY,
                Fields.of("url", Scalar.text("https://example.org/a")),
                Fields.of("location", Fields.EMPTY),
                Fields.of("scope", Scalar.text("a")),
                Fields.of("bucket", Scalar.text("")),
                Scalar.text("https://example.org/" + "a".repeat(5_000)));
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void whatIsNeitherTextNorAKnownMappingIsOfTheWrongType(Node value) {
        var refused = catchThrowableOfType(Refused.class, () -> DataReferences.parse(value, PATH));

        assertThat(refused).isNotNull();
        assertThat(refused.refusal().kind().word()).isEqualTo("type");
    }

    /** A password in an address is not repeated to whoever reads the refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"https://user:secret@example.org/a"})
    void aPasswordIsNotEchoed(String text) {
        var refused = catchThrowableOfType(Refused.class, () -> parse(text));

        assertThat(refused.refusal().toString()).doesNotContain("secret");
    }

    private static DataReference parse(String text) {
        return DataReferences.parse(Scalar.text(text), PATH);
    }

    private static Fields fields(String... namesAndValues) {
        var fields = Fields.EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields = fields.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
