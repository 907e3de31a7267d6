package sextant.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** The document of a preview, which programs read. */
class PreviewTreeTest {

    private static final Preview.Table TABLE = new Preview.Table(
            List.of(new Preview.Column(
                    "RA", "double", Optional.of("deg"), Optional.of("pos.eq.ra"), Optional.of("Right ascension"))),
            1,
            List.of(List.of(Scalar.plain("56.75")), List.of(Scalar.NULL)),
            OptionalLong.of(2),
            false);
    private static final Preview.Image IMAGE =
            new Preview.Image(1500, 1400, OptionalDouble.of(-1.5), OptionalDouble.of(1e9));
    private static final List<Preview.Unit> UNITS = List.of(
            new Preview.Unit(0, "PRIMARY", "image", List.of(), List.of("SIMPLE  = T")),
            new Preview.Unit(1, "SCI", "image", List.of(1500L, 1400L), List.of()));

    static Stream<Preview> all() {
        return Stream.of(
                TABLE,
                IMAGE,
                new Preview.Image(1, 2, OptionalDouble.empty(), OptionalDouble.empty()),
                new Preview.Text("a\nb", true),
                new Preview.Fits(UNITS, OptionalInt.of(1), Optional.of(IMAGE), false),
                new Preview.Fits(UNITS, OptionalInt.of(1), Optional.of(TABLE), false),
                new Preview.Fits(UNITS, OptionalInt.of(0), Optional.empty(), true));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenIsReadAgain(Preview preview) {
        assertThat(PreviewTree.read(PreviewTree.write(preview))).isEqualTo(preview);
    }

    @Test
    void theContentOfAUnitStandsBesideTheUnits() {
        var document = PreviewTree.write(new Preview.Fits(UNITS, OptionalInt.of(1), Optional.of(IMAGE), false));

        assertThat(document.values().keySet()).containsExactly("kind", "hdus", "selected", "image", "truncated");
        assertThat(document.get("kind")).contains(Scalar.text("fits"));
    }

    @Test
    void whatIsNoPreviewIsNotTakenForOne() {
        assertThatThrownBy(() -> PreviewTree.read(Fields.of("kind", Scalar.text("table"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
