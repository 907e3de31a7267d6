package sextant.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.model.image.ImageReferenceTest.SHA256;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAllowListTest {

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource({
        // One image
        "docker.io/example:1.0,        docker.io/example:1.0,                  true",
        "docker.io/example:1.0,        example:1.0,                            true",
        "example:1.0,                  index.docker.io/library/example:1.0,    true",
        "docker.io/example:1.0,        docker.io/example:1.1,                  false",
        "docker.io/example:1.0,        docker.io/example,                      false",
        "docker.io/example:latest,     docker.io/example,                      true",
        "docker.io/example:1.0,        docker.io/example:1.0@{digest},         false",
        "docker.io/example@{digest},   docker.io/example@{digest},             true",
        "docker.io/example@{digest},   docker.io/example:2@{digest},           true",
        "docker.io/example@{digest},   docker.io/example,                      false",
        // One repository
        "docker.io/example,            docker.io/example,                      true",
        "docker.io/example,            docker.io/example:1.0,                  true",
        "docker.io/example,            docker.io/example:1.0@{digest},         true",
        "docker.io/example,            docker.io/example-evil,                 false",
        "docker.io/example,            docker.io/example/one,                  false",
        "docker.io/example,            docker.io.evil.com/example,             false",
        "docker.io/example,            evil.com/docker.io/example,             false",
        "docker.io/example,            quay.io/example,                        false",
        "docker.io/example,            localhost/example,                      false",
        "docker.io/example,            docker.io:5000/example,                 false",
        // Patterns
        "docker.io/example/*,          docker.io/example/one,                  true",
        "docker.io/example/*,          docker.io/example/one:1.0,              true",
        "docker.io/example/*,          docker.io/example/one/two@{digest},     true",
        "docker.io/example/*,          docker.io/example,                      false",
        "docker.io/example/*,          docker.io/example-evil,                 false",
        "docker.io/example/*,          docker.io/example-evil/one,             false",
        "docker.io/example/*,          docker.io.evil.com/example/one,         false",
        "docker.io/example/*,          evil.com/docker.io/example/one,         false",
        "example/*,                    docker.io/example/one,                  true",
        "example/*,                    quay.io/example/one,                    false",
        "docker.io/library/*,          redis,                                  true",
        "docker.io/library/*,          docker.io/example/redis,                false",
        "*/tool,                       docker.io/example/tool,                 true",
        "*/tool,                       quay.io/example/tool,                   false",
        "*.example.org/tool,           a.example.org/tool,                     true",
        "*.example.org/tool,           evil.com/a.example.org/tool,            false",
        "*.example.org/tool,           example.org/tool,                       false",
        "localhost:*/tool,             localhost:5000/tool,                    true",
        "docker.io/example/*:1.*,      docker.io/example/one:1.5,              true",
        "docker.io/example/*:1.*,      docker.io/example/one:2.1,              false",
        "docker.io/example/*:1.*,      docker.io/example/one,                  false",
        "docker.io/example/*:1.*,      docker.io/example/one:1.5@{digest},     false",
        "docker.io/example/*@sha256:*, docker.io/example/one:1.5@{digest},     true",
        "docker.io/example/*@sha256:*, docker.io/example/one:1.5,              false",
        "*,                            evil.com/anything:1@{digest},           true",
    })
    void a_rule_takes_what_it_says_and_no_look_alike(String rule, String image, boolean taken) {
        assertThat(ImageAllowList.problem(digest(rule))).isEmpty();
        assertThat(new ImageAllowList(List.of(digest(rule))).allows(image(image)))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "docker.io/",
                "docker.io/Example",
                "docker.io/example:",
                "docker.io/example@evil",
                "docker.io/example/",
                "docker.io//*",
                "docker.io/*/",
                "docker.io/../*",
                "docker.io/example/?",
                "docker.io/[ab]",
                "https://docker.io/*",
                "docker.io/ex\u0430mple/*",
                "docker.io/example/*@*:*",
                "docker.io/example@sha256:*x",
                "docker.io/Ex*",
                "docker.io /*"
            })
    void a_rule_that_cannot_be_used_is_told_to_the_operator_and_takes_nothing(String rule) {
        assertThat(ImageAllowList.problem(rule)).isPresent();
        assertThat(new ImageAllowList(List.of(rule)).allows(image("docker.io/example")))
                .isFalse();
    }

    @Test
    void the_operator_is_told_what_to_write() {
        assertThat(ImageAllowList.problem("docker.io/example/"))
                .contains("\"docker.io/example/\" is no image, repository or pattern: "
                        + "write \"docker.io/example/*\" for everything below.");
    }

    @Test
    void the_empty_list_takes_nothing_and_ANY_takes_everything() {
        assertThat(new ImageAllowList(List.of()).allows(image("example"))).isFalse();
        assertThat(ImageAllowList.ANY.allows(image("example"))).isTrue();
    }

    @ParameterizedTest(name = "{1} by {0}: {2}")
    @CsvSource({
        // The rule says the image.
        "docker.io/example:1.0,         docker.io/exmaple:1.0,          docker.io/example:1.0",
        "docker.io/example:1.0,         docker.io/example:2.0,          docker.io/example:1.0",
        "docker.io/example@{digest},    docker.io/example,              docker.io/example@{digest}",
        // A repository: the asked tag goes with it, a digest does not.
        "docker.io/example,             docker.io/example-evil:1.0,     docker.io/example:1.0",
        "docker.io/example,             quay.io/example,                docker.io/example",
        "docker.io/example,             quay.io/example:1@{digest},     docker.io/example:1",
        // A pattern: the asked name and tag stand where the star stands.
        "docker.io/example/*,           evil.com/x/postgres:9.2,        docker.io/example/postgres:9.2",
        "docker.io/example/*,           postgres,                       docker.io/example/postgres",
        "docker.io/example/*,           quay.io/example/one/two:1,      docker.io/example/one/two:1",
        "docker.io/library/*,           quay.io/redis:7,                docker.io/redis:7",
        "docker.io/example/*:1.*,       docker.io/example/one:2,        docker.io/example/one:1.2",
        "docker.io/example/*:1.*,       docker.io/other/one:1.7,        docker.io/example/one:1.7",
        "*.example.org/tool,            quay.io/tool:1,                 quay.example.org/tool:1",
        "docker.io/mirror/*@sha256:*,   docker.io/a/one@{digest},       docker.io/mirror/one@{digest}",
        // The nearest of several; the first of equals.
        "docker.io/aa docker.io/ab,     docker.io/ac,                   docker.io/aa",
        "docker.io/ab docker.io/aa,     docker.io/ac,                   docker.io/ab",
        "docker.io/zzz docker.io/ab,    docker.io/ac,                   docker.io/ab",
    })
    void the_nearest_allowed_image_is_found(String rules, String asked, String nearest) {
        var list = new ImageAllowList(List.of(digest(rules).split(" ")));

        assertThat(list.nearest(image(asked))).contains(image(nearest));
    }

    @Test
    void there_is_none_if_no_rule_says_what_an_image_could_be_called() {
        assertThat(new ImageAllowList(List.of()).nearest(image("example"))).isEmpty();
        assertThat(ImageAllowList.ANY.nearest(image("example"))).isEmpty();
        assertThat(new ImageAllowList(List.of("docker.io/example/*@sha256:*")).nearest(image("example")))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void a_long_name_and_a_thousand_rules_do_not_make_it_slow() {
        var rules = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            rules.add("docker.io/" + "*a".repeat(50) + i);
        }
        var asked = image("docker.io/" + "a".repeat(200) + ":" + "a".repeat(128));
        var list = new ImageAllowList(rules);

        assertThat(list.allows(asked)).isFalse();
        assertThat(list.nearest(asked)).get().matches(list::allows);
    }

    /** The same seed always: a failure is found again. */
    @Test
    void whatever_the_rules_the_nearest_is_allowed_and_there_is_one() {
        var random = new Random(20211014);
        int tried = 0;
        while (tried < 20_000) {
            var rules = new ArrayList<String>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                rules.add(randomRule(random));
            }
            var list = new ImageAllowList(rules);
            var asked = ImageReference.parse(randomText(random).replace("*", ""));
            if (asked.isEmpty() || list.allows(asked.get())) {
                continue;
            }
            tried++;
            assertThat(list.nearest(asked.get()))
                    .as("nearest to %s in %s", asked.get().canonical(), rules)
                    .isPresent()
                    .get()
                    .matches(list::allows, "is allowed")
                    .isNotEqualTo(asked.get());
        }
    }

    private static String randomRule(Random random) {
        while (true) {
            var rule = randomText(random);
            if (!rule.equals("*") && ImageAllowList.problem(rule).isEmpty()) {
                return rule;
            }
        }
    }

    private static String randomText(Random random) {
        var pieces = new String[] {"a", "b", "*", "/", ".", ":", "-", "docker.io/", "library/", "localhost", "1"};
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static ImageReference image(String text) {
        return ImageReference.parse(digest(text)).orElseThrow();
    }

    private static String digest(String text) {
        return text.replace("{digest}", SHA256);
    }
}
