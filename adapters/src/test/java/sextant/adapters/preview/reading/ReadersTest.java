package sextant.adapters.preview.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;
import sextant.engine.preview.PreviewFormat;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** What we see in files of astropy, STILTS and source-extractor is what others read in them. */
class ReadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"tabledata.vot", "binary.vot", "binary2.vot", "sextractor.vot", "table.fits", "ascii.fits"})
    void theRowsAreThoseThatAnotherReaderFinds(String name) throws Exception {
        var table = table(look(name));
        var expected = Files.expected(name).values();

        assertThat(table.rows()).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            var other = ((Items) expected.get(row)).values();
            assertThat(table.rows().get(row)).as("row %d", row).hasSameSizeAs(other);
            for (int column = 0; column < other.size(); column++) {
                same(table.rows().get(row).get(column), other.get(column), "row %d, column %d".formatted(row, column));
            }
        }
    }

    /** Another reader writes the same number in another way. */
    private static void same(Scalar ours, Node theirs, String where) {
        var other = (Scalar) theirs;
        assertThat(ours.kind()).as("%s: %s and %s", where, ours, other).isEqualTo(other.kind());
        if (ours.kind() == Scalar.Kind.NUMBER) {
            double value = Double.parseDouble(other.text());
            assertThat(Double.parseDouble(ours.text())).as(where).isCloseTo(value, within(Math.abs(value) * 1e-7));
        } else if (other.text().indexOf(' ') > 0 && !other.text().startsWith("star")) {
            assertThat(numbers(ours)).as(where).containsExactly(numbers(other), within(1e-6));
        } else {
            assertThat(ours.text()).as(where).isEqualTo(other.text());
        }
    }

    private static double[] numbers(Scalar list) {
        return List.of(list.text().split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void longIntegersAreExact() throws Exception {
        for (var name : List.of("table.fits", "binary2.vot", "tabledata.vot")) {
            assertThat(table(look(name)).rows().get(7).get(4).text()).isEqualTo("6999999999999995");
        }
    }

    @Test
    void aColumnHasItsUnitMeaningAndDescription() throws Exception {
        assertThat(table(look("binary2.vot")).columns())
                .contains(new Preview.Column(
                        "RA",
                        "double",
                        Optional.of("deg"),
                        Optional.of("pos.eq.ra"),
                        Optional.of("Right ascension, in a way")))
                .contains(new Preview.Column("NAME", "char[8]", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(table(look("stilts.fits")).columns())
                .contains(new Preview.Column(
                        "RA",
                        "D",
                        Optional.of("deg"),
                        Optional.of("pos.eq.ra"),
                        Optional.of("Right ascension, in a way")));
    }

    @Test
    void aLongTableSaysHowLongItIs() throws Exception {
        var table = table(look("table.fits"));

        assertThat(table.rows()).hasSize(100);
        assertThat(table.totalRows()).isEqualTo(OptionalLong.of(120));
        assertThat(table.truncated()).isTrue();
        assertThat(table(look("binary.vot")).totalRows()).isEqualTo(OptionalLong.of(105));
        assertThat(table(look("sextractor.vot")).truncated()).isFalse();
    }

    @Test
    void ofRowsInFitsInsideAVoTableTheColumnsAreSeen() throws Exception {
        var table = table(look("fits.vot"));

        assertThat(table.columns()).hasSize(11);
        assertThat(table.rows()).isEmpty();
        assertThat(table.truncated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"image.fits, 0", "image.fits, 1", "image.fits, 2", "compressed.fits, 1", "compressed.fits, 2"})
    void anImageHasTheShapeAndTheValuesThatAstropyFinds(String name, int unit) throws Exception {
        var look = Files.look(name, PreviewFormat.FITS, unit);
        var fits = (Preview.Fits) look.preview();
        var image = (Preview.Image) fits.content().orElseThrow();
        var expected = (Fields) Files.expected(name).values().get(unit);

        assertThat(fits.units().get(unit).shape())
                .map(length -> Long.toString(length))
                .isEqualTo(((Items) expected.get("shape").orElseThrow())
                        .values().stream()
                                .map(length -> ((Scalar) length).text())
                                .toList());
        assertThat(image.least().getAsDouble()).isCloseTo(number(expected, "min"), within(1e-4));
        assertThat(image.greatest().getAsDouble()).isCloseTo(number(expected, "max"), within(1e-4));
        assertThat(look.picture()).isPresent();
    }

    private static double number(Fields fields, String name) {
        return Double.parseDouble(((Scalar) fields.get(name).orElseThrow()).text());
    }

    /** The first row of a FITS image is at its bottom; the source is at row 10 to 12 of 40. */
    @Test
    void thePictureStandsUprightAndWhatHasNoValueIsTransparent() throws Exception {
        var look = look("image.fits");
        var picture = ImageIO.read(new ByteArrayInputStream(look.picture().orElseThrow()));

        assertThat(picture.getWidth()).isEqualTo(60);
        assertThat(picture.getHeight()).isEqualTo(40);
        assertThat(picture.getRGB(21, 40 - 1 - 11)).isEqualTo(0xFFFFFFFF);
        assertThat(picture.getRGB(21, 11) & 0xFF).isLessThan(0x90);
        assertThat(picture.getRGB(0, 39)).isZero();
    }

    @Test
    void theUnitsOfAFileAreListedWithTheHeadersOfTheFirstAndTheSelected() throws Exception {
        var fits =
                (Preview.Fits) Files.look("image.fits", PreviewFormat.FITS, 1).preview();

        assertThat(fits.units()).extracting(Preview.Unit::name).containsExactly("PRIMARY", "CUBE", "UNSIGNED");
        assertThat(fits.units().get(0).cards()).contains("OBJECT  = 'M 45    '");
        assertThat(fits.units().get(1).cards()).isNotEmpty();
        assertThat(fits.units().get(2).cards()).isEmpty();
    }

    @Test
    void theFirstUnitWithSomethingInItIsShown() throws Exception {
        var fits = (Preview.Fits) look("compressed.fits").preview();

        assertThat(fits.selected()).hasValue(1);
        assertThat(fits.units().get(1).type()).isEqualTo("compressed image");
        assertThat(((Preview.Fits) look("table.fits").preview()).selected()).hasValue(1);
    }

    @Test
    void aUnitThatIsNotThereIsNoDamage() {
        assertThatThrownBy(() -> Files.look("image.fits", PreviewFormat.FITS, 3))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        why -> assertThat(why.isNothingThere()).isTrue())
                .hasMessageContaining("it has 3, counted from 0");
    }

    @Test
    void aLargePictureIsMadeSmaller() throws Exception {
        var look = Files.look("plot.png", PreviewFormat.PNG);
        var picture = ImageIO.read(new ByteArrayInputStream(look.picture().orElseThrow()));

        assertThat(look.preview()).isInstanceOfSatisfying(Preview.Image.class, image -> {
            assertThat(image.width()).isEqualTo(1500);
            assertThat(image.height()).isEqualTo(1100);
        });
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(751);
    }

    @Test
    void aTextIsShownWithoutItsControlCharacters() throws Exception {
        var text = new byte[] {'a', 0, 27, '[', 'm', '\r', '\n', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, '\t', 'z'};

        assertThat(Files.look(text, PreviewFormat.TEXT).preview())
                .isEqualTo(new Preview.Text("a\uFFFD\uFFFD[m\né\uFFFD\tz", false));
    }

    @Test
    void aLongTextIsCutBetweenCharacters() throws Exception {
        var look = Files.look(Files.utf8("é".repeat(40_000)), PreviewFormat.TEXT);
        var odd = Files.look(Files.utf8("x" + "é".repeat(40_000)), PreviewFormat.TEXT);

        assertThat(look.preview()).isEqualTo(new Preview.Text("é".repeat(32_768), true));
        assertThat(odd.preview()).isEqualTo(new Preview.Text("x" + "é".repeat(32_767), true));
        assertThat(Files.look(Files.utf8("line\n".repeat(1_000)), PreviewFormat.TEXT)
                        .preview())
                .isEqualTo(new Preview.Text("line\n".repeat(400), true));
    }

    private static Look look(String name) throws Exception {
        return Files.look(name, name.endsWith(".vot") ? PreviewFormat.VOTABLE : PreviewFormat.FITS);
    }

    private static Preview.Table table(Look look) {
        return switch (look.preview()) {
            case Preview.Table table -> table;
            case Preview.Fits fits -> (Preview.Table) fits.content().orElseThrow();
            default -> throw new AssertionError(look);
        };
    }
}
