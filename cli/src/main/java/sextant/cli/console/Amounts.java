package sextant.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people say them. */
public final class Amounts {

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /** {@code 4.0 MiB} */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}: the largest unit of which there is one. */
    public static String time(Duration time) {
        if (time.toMillis() < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
        }
        return whole(time);
    }

    /** The same without parts of a second. */
    public static String whole(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
