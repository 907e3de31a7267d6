package sextant.adapters.preview.fits;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.Header;
import org.jspecify.annotations.Nullable;

/** The values that a binary table means: bytes have no sign, numbers are scaled, and one of them may stand for none (FITS 4.0, 7.3). */
final class FitsCells {

    private final Header header;
    private final BinaryTable table;

    FitsCells(Header header, BinaryTable table) {
        this.header = header;
        this.table = table;
    }

    /** Both from 0. */
    @Nullable
    Object at(int row, int column) {
        var value = unsigned(table.get(row, column));
        if (value instanceof Number number && isWhole(number) && isNull(number, column)) {
            return null;
        }
        return isScaled(column) ? scaled(value, column) : value;
    }

    private static @Nullable Object unsigned(@Nullable Object value) {
        return switch (value) {
            case Byte one -> one & 0xff;
            case byte[] bytes -> {
                var unsigned = new int[bytes.length];
                for (int index = 0; index < bytes.length; index++) {
                    unsigned[index] = bytes[index] & 0xff;
                }
                yield unsigned;
            }
            case null, default -> value;
        };
    }

    private static boolean isWhole(Number value) {
        return !(value instanceof Double || value instanceof Float);
    }

    private boolean isNull(Number value, int column) {
        var key = "TNULL" + (column + 1);
        return header.containsKey(key) && header.getLongValue(key) == value.longValue();
    }

    private double scale(int column) {
        return header.getDoubleValue("TSCAL" + (column + 1), 1);
    }

    private double zero(int column) {
        return header.getDoubleValue("TZERO" + (column + 1), 0);
    }

    private boolean isScaled(int column) {
        return scale(column) != 1 || zero(column) != 0;
    }

    private @Nullable Object scaled(@Nullable Object value, int column) {
        return switch (value) {
            case Number number -> scaled(number, column);
            case Object array
            when array.getClass().isArray() && array.getClass().componentType().isPrimitive() -> {
                var scaled = new Object[Array.getLength(array)];
                for (int index = 0; index < scaled.length; index++) {
                    scaled[index] = Array.get(array, index) instanceof Number number
                            ? scaled(number, column)
                            : Array.get(array, index);
                }
                yield scaled;
            }
            case null, default -> value;
        };
    }

    /** Exact if only a whole number is added: that is how FITS writes unsigned integers. */
    private Number scaled(Number value, int column) {
        double scale = scale(column);
        double zero = zero(column);
        return scale == 1 && zero == Math.rint(zero) && isWhole(value)
                ? new BigDecimal(zero).toBigInteger().add(new BigDecimal(value.toString()).toBigInteger())
                : (Number) (zero + scale * value.doubleValue());
    }
}
