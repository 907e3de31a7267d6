package sextant.engine.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    @Test
    void ofAVOTableTheyAreCounted() {
        assertThat(TableRows.of("""
                <VOTABLE><RESOURCE><TABLE nrows="9"><DATA><TABLEDATA><TR><TD>1</TD></TR><TR><TD>2</TD></TR></TABLEDATA></DATA></TABLE>
                </RESOURCE></VOTABLE>""".getBytes(UTF_8))).hasValue(2);
    }

    @Test
    void ofABinaryVOTableItsOwnNumberCounts() {
        assertThat(TableRows.of(
                        "<VOTABLE><RESOURCE><TABLE nrows='9'><DATA><BINARY><STREAM/></BINARY></DATA></TABLE></RESOURCE></VOTABLE>"
                                .getBytes(UTF_8)))
                .hasValue(9);
    }

    @Test
    void ofFitsThoseOfTheFirstTable() {
        assertThat(TableRows.of(Fits.table(7))).hasValue(7);
        assertThat(TableRows.of(Fits.imageAndTable(11))).hasValue(11);
        assertThat(TableRows.of(Fits.image(10, 10))).isEmpty();
    }

    @Test
    void ofTextItsLines() {
        assertThat(TableRows.of("a,b\n1,2\n".getBytes(UTF_8))).hasValue(2);
    }

    @Test
    void whatCannotBeReadHasNone() {
        assertThat(TableRows.of("<VOTABLE><RESOURCE>".getBytes(UTF_8))).isEmpty();
        assertThat(TableRows.of("<!DOCTYPE x [<!ENTITY y 'z'>]><VOTABLE>&y;</VOTABLE>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(TableRows.of(Arrays.copyOf(Fits.table(7), 100))).isEmpty();
    }
}
