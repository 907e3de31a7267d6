package sextant.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReferenceTest {

    static final String SHA256 = "sha256:" + "0123456789abcdef".repeat(4);
    static final String SHA512 = "sha512:" + "0123456789abcdef".repeat(8);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "docker.io/example:1.0,                  docker.io/example:1.0",
        "example,                                docker.io/example",
        "example:1.0,                            docker.io/example:1.0",
        "library/example,                        docker.io/example",
        "docker.io/library/example,              docker.io/example",
        "index.docker.io/example,                docker.io/example",
        "registry-1.docker.io/library/example,   docker.io/example",
        "DOCKER.IO/example,                      docker.io/example",
        "library,                                docker.io/library",
        "example/postgres:9.2,                   docker.io/example/postgres:9.2",
        "library/a/b,                            docker.io/library/a/b",
        "quay.io/library/a,                      quay.io/library/a",
        "localhost/a,                            localhost/a",
        "localhost:5000/a:b,                     localhost:5000/a:b",
        "localhost:5000,                         docker.io/localhost:5000",
        "Registry.Example.ORG:443/a,             registry.example.org:443/a",
        "[::1]:5000/a,                           '[::1]:5000/a'",
        "a.b/c,                                  a.b/c",
        "g/a_b__c-d---e.f, docker.io/g/a_b__c-d---e.f",
        "example:_A.b-9,                         docker.io/example:_A.b-9",
    })
    void is_spelled_out_in_one_way(String text, String canonical) {
        assertThat(ImageReference.parse(text)).map(ImageReference::canonical).contains(canonical);
    }

    @Test
    void a_digest_may_stand_alone_or_after_a_tag() {
        assertThat(ImageReference.parse("example@" + SHA256))
                .map(ImageReference::canonical)
                .contains("docker.io/example@" + SHA256);
        assertThat(ImageReference.parse("example:1.0@" + SHA512))
                .map(ImageReference::canonical)
                .contains("docker.io/example:1.0@" + SHA512);
    }

    static Stream<String> refused() {
        return Stream.of(
                "",
                " ",
                "docker.io/example:1.0@evil",
                "docker.io/example@" + SHA256 + "0",
                "docker.io/example@" + SHA256.toUpperCase(),
                "docker.io/example@sha1:" + "0".repeat(40),
                "docker.io/example@" + SHA256 + "@" + SHA256,
                "docker.io/example@",
                "docker.io/example:",
                "docker.io/example:1.0:2",
                "docker.io/example:.1",
                "docker.io/example:-1",
                "docker.io/example:" + "1".repeat(129),
                "docker.io/Example",
                "docker.io/\u0435xample",
                "d\u043ecker.io/example",
                "docker.io/ex\u0430mple:1.0",
                "docker.io/example:\u0661",
                "\uff45xample",
                "docker.io//example",
                "docker.io/example/",
                "/example",
                "docker.io/",
                "docker.io/../example",
                "docker.io/example/../evil",
                "docker.io/example/./evil",
                "docker.io/example evil",
                " docker.io/example",
                "docker.io/example\n",
                "docker.io/example\u0000",
                "docker.io./example",
                ".docker.io/example",
                "docker..io/example",
                "-docker.io/example",
                "docker-.io/example",
                "https://docker.io/example",
                "user@docker.io/example",
                "docker.io:/example",
                "docker.io:0/example",
                "docker.io:080/example",
                "docker.io:65536/example",
                "docker.io:99999999999/example",
                "docker.io:٤٤٣/example",
                "[::1/example",
                "[]/example.x",
                "a..b",
                "a___b",
                "a._b",
                "-a",
                "a-",
                "a%2fb",
                "a\\b",
                "${image}",
                "a*",
                "a/" + "b".repeat(244));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @Test
    void a_name_has_at_most_255_characters_with_its_registry_and_namespace() {
        assertThat(ImageReference.parse("a/" + "b".repeat(243))).isPresent();
        assertThat(ImageReference.parse("b".repeat(237))).isPresent();
        assertThat(ImageReference.parse("b".repeat(238))).isEmpty();
    }

    static Stream<String> hostile() {
        return Stream.of("a", "/", ":", "@", "-", "_", ".", "a.", "a/", "a-_", "localhost:", "sha256:", "[", "\u0435")
                .map(text -> text.repeat(1_000_000 / text.length()));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(5)
    void hostile(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
        assertThat(ImageReference.parse("docker.io/" + text)).isEmpty();
    }
}
