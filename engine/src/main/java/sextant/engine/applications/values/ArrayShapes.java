package sextant.engine.applications.values;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import sextant.model.application.Domain.ArrayShape;

/** Shapes of arrays (VODataService 1.2, {@code arraysize}): how many elements a value has. */
public final class ArrayShapes {

    private static final Pattern SHAPE = Pattern.compile("((?:[0-9]{1,6}x){0,8})([0-9]{0,6})(\\*?)");

    /** No value is longer. */
    private static final int MOST_ELEMENTS = 1_000_000;

    private ArrayShapes() {}

    /**
     * @param block    elements come in multiples of so many
     * @param multiple so many blocks exactly or, if it may be less, at most; empty is any number
     */
    private record Size(int block, OptionalInt multiple, boolean less) {}

    public static boolean isShape(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches() || parts.group(2).isEmpty() && parts.group(3).isEmpty()) {
            return false;
        }
        long all = 1;
        for (var length : (parts.group(1) + parts.group(2)).split("x")) {
            all *= length.isEmpty() ? 1 : Long.parseLong(length);
            if (all < 1 || all > MOST_ELEMENTS) {
                return false;
            }
        }
        return true;
    }

    /** The elements of a value, which are none for an empty text. */
    static Stream<String> elements(ArrayShape array, String value) {
        return value.isEmpty()
                ? Stream.empty()
                : Arrays.stream(value.split(java.util.regex.Pattern.quote(array.separator()), -1));
    }

    static boolean takes(ArrayShape array, long count) {
        var size = size(array.text());
        if (count % size.block != 0) {
            return false;
        }
        long blocks = count / size.block;
        return size.multiple.isEmpty()
                || (size.less ? blocks <= size.multiple.getAsInt() : blocks == size.multiple.getAsInt());
    }

    /** For people. */
    static String words(ArrayShape array) {
        var size = size(array.text());
        var between = array.separator().isBlank() ? "a space" : array.separator();
        var count = size.multiple.isEmpty()
                ? (size.block == 1 ? "any number of" : "a multiple of " + size.block)
                : (size.less ? "at most " : "") + size.block * size.multiple.getAsInt();
        return count + " elements with " + between + " between them (" + array.text() + ")";
    }

    private static Size size(String shape) {
        var parts = SHAPE.matcher(shape);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no shape: " + shape);
        }
        int block = 1;
        for (var length : parts.group(1).split("x")) {
            block *= length.isEmpty() ? 1 : Integer.parseInt(length);
        }
        var last = parts.group(2);
        return new Size(
                block,
                last.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(last)),
                !parts.group(3).isEmpty());
    }
}
