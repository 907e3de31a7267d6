package sextant.adapters.preview.reading;

import java.lang.reflect.Array;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import sextant.model.tree.Scalar;

/** Values of files as values of documents: short, and of characters that a document can have. */
public final class Cells {

    private static final char REPLACEMENT = '\uFFFD';

    private Cells() {}

    /**
     * A value in a table.
     *
     * @param value a number, a text, a truth, an array of them; null where there is none
     */
    public static Scalar of(@Nullable Object value) {
        return switch (value) {
            case null -> Scalar.NULL;
            case Double number -> real(number, number.toString());
            case Float number -> real(number, number.toString());
            case Number number -> Scalar.plain(number.toString());
            case Boolean truth -> Scalar.truth(truth);
            case Object array when array.getClass().isArray() -> Scalar.text(joined(array));
            default -> Scalar.text(text(value.toString().stripTrailing()));
        };
    }

    private static Scalar real(double value, String text) {
        return Double.isNaN(value) ? Scalar.NULL : Double.isInfinite(value) ? Scalar.text(text) : Scalar.plain(text);
    }

    /** The first values with spaces between them. */
    private static String joined(Object array) {
        var text = new StringJoiner(" ");
        int length = Array.getLength(array);
        for (int index = 0; index < Math.min(length, Bounds.ELEMENTS); index++) {
            var element = Array.get(array, index);
            text.add(element != null && element.getClass().isArray() ? "(" + joined(element) + ")" : words(element));
        }
        return text(length > Bounds.ELEMENTS ? text.add("…").toString() : text.toString());
    }

    private static String words(@Nullable Object element) {
        var cell = of(element);
        return cell.kind() == Scalar.Kind.NULL ? "-" : cell.text();
    }

    /** A text, cut to a readable length. */
    public static String text(String text) {
        return clean(text.length() <= Bounds.CHARACTERS ? text : text.substring(0, Bounds.CHARACTERS) + "…");
    }

    /** What no document may have is replaced: control characters, halves of surrogate pairs, and what Unicode says is no character. */
    public static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isGood(point) ? point : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isGood(int point) {
        return point == '\t'
                || point == '\n'
                || !Character.isISOControl(point)
                        && !(point <= 0xFFFF && Character.isSurrogate((char) point))
                        && (point & 0xFFFE) != 0xFFFE;
    }
}
