package sextant.adapters.preview.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.preview.worker.Readers;
import sextant.engine.preview.Preview;
import sextant.engine.preview.PreviewFormat;

/** Files that nobody should make: each is refused in words, or shown as far as it goes, before it costs anything. */
class HostileFilesTest {

    private static final String[] IMAGE = {"SIMPLE  =                    T", "BITPIX  =                   16"};

    static Stream<Arguments> badImages() {
        return Stream.of(
                Arguments.of(
                        "axes whose product is no long",
                        image("1000000000", "1000000000", "1000000000"),
                        "larger than any"),
                Arguments.of("an axis of 2^63", image("9223372036854775808"), "larger than any"),
                Arguments.of("an axis of 2^62", image("4611686018427387904", "2"), "larger than any"),
                Arguments.of("a negative axis", image("-5", "7"), "negative"),
                Arguments.of("data that is not there", image("100", "100"), "ends before its data does"),
                Arguments.of("no more than its beginning", Files.utf8("SIMPLE  =  "), "damaged"),
                Arguments.of("something else", Files.utf8("GIF89a"), "does not begin like FITS"),
                Arguments.of("nothing", new byte[0], "does not begin like FITS"));
    }

    private static byte[] image(String... axes) {
        var cards = new java.util.ArrayList<>(Arrays.asList(IMAGE));
        cards.add("NAXIS   =%21d".formatted(axes.length));
        for (int axis = 0; axis < axes.length; axis++) {
            cards.add("NAXIS%-3d=%21s".formatted(axis + 1, axes[axis]));
        }
        return Files.fits(0, cards.toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badImages")
    void anImageThatLiesIsRefused(String what, byte[] file, String why) {
        assertThatThrownBy(() -> Files.look(file, PreviewFormat.FITS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(why);
    }

    /** A sparse file costs nothing to make. */
    @Test
    void anImageOfManyPixelsIsNotDrawn() {
        assertThatThrownBy(() ->
                        Readers.look(longFile(image("262145", "4"), 1L << 40), PreviewFormat.FITS, OptionalInt.empty()))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more than are drawn");
    }

    @Test
    void aHeaderWithoutEndIsNotReadToItsEnd() {
        var endless = new byte[10 << 20];
        Arrays.fill(endless, (byte) ' ');
        var start = Files.utf8("%-80s".formatted(IMAGE[0]));
        System.arraycopy(start, 0, endless, 0, start.length);

        assertThatThrownBy(() -> Files.look(endless, PreviewFormat.FITS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("does not end within");
    }

    @Test
    void unitsBehindOneThatIsDamagedAreLeftOut() throws Exception {
        var good = Files.content("image.fits");
        var file = Arrays.copyOf(good, good.length + 6000);

        var fits = (Preview.Fits) Files.look(file, PreviewFormat.FITS).preview();

        assertThat(fits.units()).hasSize(3);
        assertThat(fits.truncated()).isTrue();
    }

    @Test
    void aTableOfFieldsThatAreTooLargeIsRefused() {
        var table = Files.fits(
                0,
                "SIMPLE  =                    T",
                "BITPIX  =                    8",
                "NAXIS   =                    0");
        var extension = Files.fits(
                2880,
                "XTENSION= 'BINTABLE'",
                "BITPIX  =                    8",
                "NAXIS   =                    2",
                "NAXIS1  =           2000000000",
                "NAXIS2  =                    1",
                "PCOUNT  =                    0",
                "GCOUNT  =                    1",
                "TFIELDS =                    1",
                "TFORM1  = '500000000E'");

        assertThatThrownBy(() -> Readers.look(
                        longFile(joined(table, extension), 1L << 40), PreviewFormat.FITS, OptionalInt.empty()))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("have more than");
    }

    /** What a VOTable says of a length is believed only as far as there is something. */
    @Test
    void aRowThatSaysItIsEndlessIsRefused() {
        assertThatThrownBy(() -> Files.look(
                        voTable("<FIELD name='a' datatype='int' arraysize='*'/>", "BINARY", "f////wAAAAE="),
                        PreviewFormat.VOTABLE))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("end in the middle");
        assertThatThrownBy(() -> Files.look(
                        voTable("<FIELD name='a' datatype='int' arraysize='*'/>", "BINARY", "/////wAAAAE="),
                        PreviewFormat.VOTABLE))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("negative");
    }

    private static byte[] voTable(String fields, String serialisation, String base64) {
        return Files.utf8("<VOTABLE><RESOURCE><TABLE>" + fields + "<DATA><" + serialisation
                + "><STREAM encoding='base64'>" + base64 + "</STREAM></" + serialisation
                + "></DATA></TABLE></RESOURCE></VOTABLE>");
    }

    @Test
    void aStreamThatStandsElsewhereIsNotFetched() throws Exception {
        var elsewhere = "<VOTABLE><RESOURCE><TABLE nrows='9'><FIELD name='a' datatype='int'/><DATA><BINARY>"
                + "<STREAM href='file:///etc/passwd' encoding='base64'/></BINARY></DATA></TABLE></RESOURCE></VOTABLE>";

        var table = (Preview.Table)
                Files.look(Files.utf8(elsewhere), PreviewFormat.VOTABLE).preview();

        assertThat(table.rows()).isEmpty();
        assertThat(table.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE VOTABLE [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><VOTABLE>&b;</VOTABLE>",
                "<!DOCTYPE VOTABLE SYSTEM 'file:///etc/passwd'><VOTABLE/>",
                "<VOTABLE>&a;</VOTABLE>",
                "<TABLE/>",
                "not even XML",
                ""
            })
    void aDocumentThatIsNoPlainVoTableIsRefused(String document) {
        assertThatThrownBy(() -> Files.look(Files.utf8(document), PreviewFormat.VOTABLE))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aDeepDocumentIsRefused() {
        assertThatThrownBy(() -> Files.look(Files.utf8("<VOTABLE>" + "<GROUP>".repeat(100_000)), PreviewFormat.VOTABLE))
                .isInstanceOf(Unreadable.class);
    }

    /** A document that is longer than a look is shown as far as it goes, if it has got so far as its fields. */
    @Test
    void aLongDocumentIsShownAsFarAsItGoes() throws Exception {
        var long1 =
                "<VOTABLE><TABLE nrows='3'><FIELD name='a' datatype='char' arraysize='*'/><DATA><TABLEDATA><TR><TD>x</TD></TR>"
                        + "<TR><TD>" + "y".repeat(9 << 20) + "</TD></TR></TABLEDATA></DATA></TABLE></VOTABLE>";

        var table = (Preview.Table)
                Files.look(Files.utf8(long1), PreviewFormat.VOTABLE).preview();

        assertThat(table.rows()).hasSize(1);
        assertThat(table.truncated()).isTrue();
        assertThat(table.totalRows()).hasValue(3);
    }

    @Test
    void manyColumnsAreCut() throws Exception {
        var wide = "<VOTABLE><TABLE>" + "<FIELD name='a' datatype='int'/>".repeat(1_000)
                + "<DATA><TABLEDATA><TR>" + "<TD>1</TD>".repeat(1_000)
                + "</TR></TABLEDATA></DATA></TABLE></VOTABLE>";

        var table = (Preview.Table)
                Files.look(Files.utf8(wide), PreviewFormat.VOTABLE).preview();

        assertThat(table.columns()).hasSize(50);
        assertThat(table.rows().getFirst()).hasSize(50);
        assertThat(table.totalColumns()).isEqualTo(1_000);
        assertThat(table.truncated()).isTrue();
    }

    @Test
    void aPictureThatSaysItIsHugeIsNotDecoded() {
        assertThatThrownBy(() -> Files.look(Files.png(100_000, 100_000), PreviewFormat.PNG))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("100000 by 100000 pixels");
    }

    @Test
    void aPictureThatEndsTooSoonIsNoFaultOfOurs() {
        assertThatThrownBy(() -> Files.look(Files.png(10, 10), PreviewFormat.PNG))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Files.look(Files.utf8("<svg/>"), PreviewFormat.PNG))
                .isInstanceOf(IOException.class);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /** A file that has zeros after its beginning. */
    private static Bytes longFile(byte[] start, long length) {
        var beginning = Files.bytes(start);
        return new Bytes() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) throws IOException {
                if (position < start.length) {
                    return beginning.read(position, into, offset, count);
                }
                Arrays.fill(into, offset, offset + count, (byte) 0);
                return count;
            }
        };
    }
}
