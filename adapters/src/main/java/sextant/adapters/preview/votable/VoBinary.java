package sextant.adapters.preview.votable;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Cells;
import sextant.adapters.preview.reading.Unreadable;
import sextant.model.tree.Scalar;

/** Rows of the BINARY and BINARY2 serialisations of a VOTable (VOTable 1.5, 5.3 and 5.4). */
final class VoBinary {

    private final List<VoField> fields;
    private final boolean flags;
    private final DataInputStream in;

    /** @param flags whether each row begins with a bit for each field that says whether it has no value: BINARY2 */
    VoBinary(List<VoField> fields, boolean flags, DataInputStream in) {
        this.fields = fields;
        this.flags = flags;
        this.in = in;
    }

    /**
     * The next row; empty at the end.
     *
     * @throws EOFException if the stream ends within the row
     */
    Optional<List<Scalar>> row() throws IOException {
        int first = in.read();
        if (first < 0 || fields.isEmpty()) {
            return Optional.empty();
        }
        var pushed = new Pushed(first);
        var absent = flags ? pushed.bytes(Math.ceilDiv(fields.size(), 8)) : new byte[0];
        var cells = new ArrayList<Scalar>();
        for (int index = 0; index < fields.size(); index++) {
            boolean none = flags && (absent[index / 8] & 0x80 >> index % 8) != 0;
            var cell = value(fields.get(index), pushed);
            if (index < Bounds.COLUMNS) {
                cells.add(none ? Scalar.NULL : cell);
            }
        }
        return Optional.of(cells);
    }

    private static Scalar value(VoField field, Pushed in) throws IOException {
        boolean single = field.isSingle();
        long count = single ? 1 : count(field.arraySize(), in);
        if (field.datatype().equals("bit")) {
            return bits(count, in);
        }
        if (field.isText()) {
            return text(field.datatype().equals("char"), count, in);
        }
        long shown = Math.min(count, Bounds.ELEMENTS + 1L);
        var values = new @Nullable Object[(int) shown];
        for (int index = 0; index < shown; index++) {
            values[index] = element(field, in);
        }
        for (long index = shown; index < count; index++) {
            element(field, in);
        }
        return Cells.of(single ? values[0] : count == 0 ? null : values);
    }

    private static long count(String arraySize, Pushed in) throws IOException {
        if (arraySize.endsWith("*")) {
            int count = in.whole(4).intValue();
            if (count < 0) {
                throw new Unreadable("The binary rows have an array of a negative length.");
            }
            return count;
        }
        long count = 1;
        for (var length : arraySize.split("x", -1)) {
            if (!length.matches("[0-9]{1,9}")) {
                throw new Unreadable("A field of the table has an arraysize that cannot be read.");
            }
            count = Math.min(Integer.MAX_VALUE, count * Long.parseLong(length));
        }
        return count;
    }

    private static Scalar bits(long count, Pushed in) throws IOException {
        var text = new StringBuilder();
        int current = 0;
        for (long bit = 0; bit < count; bit++) {
            current = bit % 8 == 0 ? in.read() : current << 1;
            if (bit < Bounds.CHARACTERS) {
                text.append((current & 0x80) == 0 ? '0' : '1');
            }
        }
        return Scalar.text(text.toString());
    }

    /** @param narrow one byte for each character, else two (UCS-2) */
    private static Scalar text(boolean narrow, long count, Pushed in) throws IOException {
        var text = new StringBuilder();
        boolean ended = false;
        for (long index = 0; index < count; index++) {
            int character = narrow ? in.read() : in.whole(2).intValue() & 0xffff;
            ended |= character == 0;
            if (!ended && text.length() <= Bounds.CHARACTERS) {
                text.append((char) character);
            }
        }
        return text.isEmpty() ? Scalar.NULL : Cells.of(text.toString());
    }

    private static @Nullable Object element(VoField field, Pushed in) throws IOException {
        return switch (field.datatype()) {
            case "boolean" ->
                switch (in.read()) {
                    case 'T', 't', '1' -> true;
                    case 'F', 'f', '0' -> false;
                    default -> null;
                };
            case "unsignedByte" -> present(field, in.whole(1) & 0xff);
            case "short" -> present(field, in.whole(2));
            case "int" -> present(field, in.whole(4));
            case "long" -> present(field, in.whole(8));
            case "float" -> Float.intBitsToFloat(in.whole(4).intValue());
            case "double" -> Double.longBitsToDouble(in.whole(8));
            case "floatComplex" ->
                complex(
                        Float.intBitsToFloat(in.whole(4).intValue()),
                        Float.intBitsToFloat(in.whole(4).intValue()));
            case "doubleComplex" -> complex(Double.longBitsToDouble(in.whole(8)), Double.longBitsToDouble(in.whole(8)));
            default ->
                throw new Unreadable(
                        "A field of the table has the unknown datatype " + Cells.text(field.datatype()) + ".");
        };
    }

    private static @Nullable Object present(VoField field, long value) {
        return field.none().filter(Long.toString(value)::equals).isPresent() ? null : value;
    }

    private static String complex(Number real, Number imaginary) {
        return real + " " + imaginary;
    }

    /** The stream with the byte that was read to see whether there is one. */
    private final class Pushed {

        private int first;

        Pushed(int first) {
            this.first = first;
        }

        /** @throws EOFException at the end */
        int read() throws IOException {
            int next = first >= 0 ? first : in.read();
            first = -1;
            if (next < 0) {
                throw new EOFException();
            }
            return next;
        }

        byte[] bytes(int count) throws IOException {
            var bytes = new byte[count];
            for (int index = 0; index < count; index++) {
                bytes[index] = (byte) read();
            }
            return bytes;
        }

        /** A signed number, the highest byte first. */
        Long whole(int bytes) throws IOException {
            long value = (byte) read();
            for (int index = 1; index < bytes; index++) {
                value = value << 8 | read();
            }
            return value;
        }
    }
}
