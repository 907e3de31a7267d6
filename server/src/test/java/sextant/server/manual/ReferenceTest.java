package sextant.server.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.task.Resource;

/** The reference names every word and number that a client can meet. */
class ReferenceTest {

    private static final String REFERENCE = Pages.text("docs/manual/reference.md");

    /** The places where the program makes a reason, a warning, or the failure of a fetch. */
    private static final Pattern KINDS = Pattern.compile(
            "(?:(?:Reason|Warning)\\s*\\.of|forGood|forNow|new Failed)\\(\\s*\"([a-z-]+)\"|KIND = \"([a-z-]+)\"");

    @ParameterizedTest
    @EnumSource(RefusalKind.class)
    void everyKindOfRefusalHasItsRow(RefusalKind kind) {
        assertThat(REFERENCE).contains("| `%s` | %d | %s | ".formatted(kind.word(), kind.status(), kind.title()));
    }

    @Test
    void noRefusalIsListedThatDoesNotExist() {
        var listed = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d{3} \\| ")
                .matcher(REFERENCE.substring(REFERENCE.indexOf("## Refusals")))
                .results()
                .map(row -> row.group(1));

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(RefusalKind.values())
                        .map(RefusalKind::word)
                        .toList());
    }

    static Stream<String> kinds() {
        var kinds = new TreeSet<String>();
        Pages.sources()
                .forEach(source -> KINDS.matcher(Pages.text(source.toString()))
                        .results()
                        .forEach(found -> kinds.add(found.group(1) != null ? found.group(1) : found.group(2))));
        assertThat(kinds).contains("resource", "language", "granted-less", "redirect-loop");
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfReasonAndWarningInTheSourcesIsNamed(String kind) {
        assertThat(REFERENCE).contains("`" + kind + "`");
    }

    static Stream<String> limits() {
        var limits = Limits.DEFAULT;
        return Stream.of(
                        limits.body(),
                        limits.document(),
                        limits.depth(),
                        limits.nodes(),
                        limits.aliases(),
                        limits.digits(),
                        limits.parts(),
                        limits.listItems())
                .map(limit -> String.format(Locale.ROOT, "%,d", limit.longValue()));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void everyLimitIsInTheTable(String limit) {
        assertThat(REFERENCE.substring(REFERENCE.indexOf("## Limits"), REFERENCE.indexOf("## Decisions")))
                .containsPattern("\\| " + limit + "( bytes)? \\|");
    }

    @ParameterizedTest
    @EnumSource(Resource.class)
    void everyResourceIsNamed(Resource resource) {
        assertThat(REFERENCE).contains("`" + resource.word() + "`");
        assertThat(Pages.text("docs/manual/astronomer.md"))
                .contains("`" + resource.maxKey() + "`", "`" + resource.minKey() + "`");
    }
}
