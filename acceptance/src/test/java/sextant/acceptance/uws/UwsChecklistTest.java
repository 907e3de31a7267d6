package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the checklist of UWS 1.1, by its number. */
@Timeout(60)
class UwsChecklistTest {

    private static Observatory observatory;

    @BeforeAll
    static void start() {
        observatory = new Observatory();
    }

    @AfterAll
    static void stop() {
        observatory.close();
    }

    static Stream<Row> rows() {
        return Stream.of(
                        ResourceRows.all(),
                        VerbRows.all(),
                        PhaseRows.all(),
                        WaitRows.all(),
                        ListRows.all(),
                        SecurityRows.all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isKept(Row row) {
        row.check().on(observatory);
    }

    @Test
    void noRowIsLeftOut() {
        var wanted = new ArrayList<String>();
        wanted.addAll(numbered("R", 22));
        wanted.addAll(numbered("V", 21));
        wanted.addAll(numbered("P", 17));
        wanted.addAll(numbered("W", 7));
        wanted.addAll(numbered("L", 10));
        wanted.addAll(numbered("S", 3));

        assertThat(rows().map(Row::id).distinct()).containsExactlyElementsOf(wanted);
    }

    private static List<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> letter + number)
                .toList();
    }
}
