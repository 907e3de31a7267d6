package sextant.server.jobpages;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {

    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");

    private Sizes() {}

    /** {@code 512 bytes}, {@code 4.2 MB}: powers of a thousand, as file managers show them. */
    static String of(long bytes) {
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double amount = bytes / 1000.0;
        int unit = 0;
        while (amount >= 999.95 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS.get(unit));
    }
}
