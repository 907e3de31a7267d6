package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A good platform.yaml is damaged in many ways, always the same ones: reading it never throws, and each problem has its line. */
class PlatformMutationTest {
    private static final int TIMES = 60;

    /** One way to damage a text. */
    enum Damage {
        LINE_LOST,
        LINE_TWICE,
        LINE_INDENTED,
        LINES_SWAPPED,
        KEY_RENAMED,
        VALUE_OF_ANOTHER_KIND,
        CHARACTER_CHANGED,
        TRUNCATED
    }

    private static final List<String> OTHER_VALUES = List.of(
            "5", "true", "[]", "{}", "[1, [2]]", "{a: {b: c}}", "''", "null", "-1e99", "'${env:NONE}'", "*", "'\\0'");

    @ParameterizedTest
    @EnumSource
    void reading_never_throws_and_each_problem_has_its_line(Damage damage) {
        int bad = 0;
        for (int seed = 0; seed < TIMES; seed++) {
            var text = damaged(damage, new Random(seed));
            var loaded = Examples.read(text);
            if (loaded instanceof Loaded.Bad(var problems, var _)) {
                bad++;
                assertThat(problems).as(text).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.position().line())
                            .isBetween(1, (int) text.lines().count() + 1);
                    assertThat(problem.position().column()).isPositive();
                    assertThat(problem.text()).isNotBlank();
                });
            }
        }
        assertThat(bad).as("texts that are no platform any more").isGreaterThan(TIMES / 4);
    }

    private static String damaged(Damage damage, Random random) {
        var lines = new ArrayList<>(Examples.EVERYTHING.lines().toList());
        int place = random.nextInt(lines.size());
        var line = lines.get(place);
        switch (damage) {
            case LINE_LOST -> lines.remove(place);
            case LINE_TWICE -> lines.add(place, line);
            case LINE_INDENTED -> lines.set(place, "  " + line);
            case LINES_SWAPPED -> lines.set(place, lines.set(random.nextInt(lines.size()), line));
            case KEY_RENAMED -> lines.set(place, line.replaceFirst("([a-z])([a-z-]*):", "$1x$2:"));
            case VALUE_OF_ANOTHER_KIND -> {
                var other = OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()));
                lines.set(
                        place,
                        line.replaceFirst(": .*|:$|(?<=- ).*", ": " + java.util.regex.Matcher.quoteReplacement(other)));
            }
            case CHARACTER_CHANGED -> {
                int column = random.nextInt(line.length());
                char character = (char) (' ' + random.nextInt(95));
                lines.set(place, line.substring(0, column) + character + line.substring(column + 1));
            }
            case TRUNCATED -> {
                var whole = Examples.EVERYTHING;
                return whole.substring(0, random.nextInt(whole.length()));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
