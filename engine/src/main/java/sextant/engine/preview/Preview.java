package sextant.engine.preview;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import sextant.model.tree.Scalar;

/** What is seen of a file: enough to know what is in it, and never more than a page can hold. All texts are free of control characters. */
public sealed interface Preview {

    /** Whether there is more in the file than is shown. */
    boolean truncated();

    /**
     * The first rows of a table.
     *
     * @param columns      the first ones, as many as each row has values
     * @param totalColumns of the file
     * @param rows         a number, text or truth for each column; null where there is no value, and for what is not a number. An array
     *     is one text, its values with spaces between them
     * @param totalRows    of the file; empty if the file does not say so before its end
     */
    record Table(
            List<Column> columns, int totalColumns, List<List<Scalar>> rows, OptionalLong totalRows, boolean truncated)
            implements Preview {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column as the file declares it.
     *
     * @param datatype as the format calls it: {@code double}, {@code char[*]}; {@code 1E} in FITS
     * @param ucd      what the values are, a Unified Content Descriptor
     */
    record Column(
            String name, String datatype, Optional<String> unit, Optional<String> ucd, Optional<String> description) {}

    /**
     * An image. The picture of it may be smaller.
     *
     * @param width    in pixels of the file, as is height
     * @param least    of the values that were looked at; empty for a picture, which has colours and no values
     * @param greatest likewise
     */
    record Image(int width, int height, OptionalDouble least, OptionalDouble greatest) implements Preview {

        @Override
        public boolean truncated() {
            return false;
        }
    }

    /** The first lines of a text. What is no character is U+FFFD. */
    record Text(String text, boolean truncated) implements Preview {}

    /**
     * The parts of a FITS file.
     *
     * @param units    the first header and data units, in order
     * @param selected the index of the one whose content is shown; the first one that has something to show unless another was asked for
     * @param content  a table or an image; empty if the unit has neither, or no image that can be drawn
     * @param truncated whether there are more units, or more of the content
     */
    record Fits(List<Unit> units, OptionalInt selected, Optional<Preview> content, boolean truncated)
            implements Preview {

        public Fits {
            units = List.copyOf(units);
        }
    }

    /**
     * A header and data unit of a FITS file.
     *
     * @param index from 0, the primary one
     * @param type  {@code image}, {@code table}, {@code compressed image}, or what {@code XTENSION} says
     * @param shape of an image NAXIS1, NAXIS2 ...; of a table the numbers of rows and of columns
     * @param cards the header, one record each; of the primary unit and the selected one only
     */
    record Unit(int index, String name, String type, List<Long> shape, List<String> cards) {

        public Unit {
            shape = List.copyOf(shape);
            cards = List.copyOf(cards);
        }
    }
}
