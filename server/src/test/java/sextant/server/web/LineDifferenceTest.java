package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {

    @Test
    void whatIsTheSameInBothTextsStays() {
        assertThat(lines(
                        "services:\n  web:\n    privileged: true\n    image: a\n", "services:\n  web:\n    image: b\n"))
                .containsExactly(" services:", "   web:", "-    privileged: true", "-    image: a", "+    image: b");
    }

    @Test
    void aTextAgainstNothingComesAsAWhole() {
        assertThat(lines("", "a\nb")).containsExactly("+a", "+b");
    }

    @Test
    void textsThatAreTooLongAreNotCompared() {
        assertThat(lines("a\n".repeat(401), "a")).isEmpty();
    }

    private static List<String> lines(String from, String to) {
        return LineDifference.of(from, to).stream()
                .map(line -> line.mark() + line.text())
                .toList();
    }
}
