package sextant.acceptance.crash.validation;

import java.util.Optional;

/**
 * One line that a program wrote about itself, outside of the product.
 *
 * @param token   of the order
 * @param attempt the work folder, which every attempt has for itself
 * @param boot    the boot of the machine
 * @param pid     of the program
 * @param begun   when the process began, in ticks of 10 ms since the boot: with the pid it names a process for ever
 * @param started whether it began, otherwise it came to its end
 */
public record LedgerLine(String token, String attempt, String boot, long pid, long begun, boolean started) {

    /** Empty for a line that was cut by a crash of the machine or by a full disk; a crash of programs cuts none. */
    public static Optional<LedgerLine> of(String line) {
        var fields = line.split(" ");
        if (fields.length != 6) {
            return Optional.empty();
        }
        return Optional.of(new LedgerLine(
                fields[0],
                fields[1],
                fields[2],
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                fields[5].equals("start")));
    }

    /** When the process began, in nanoseconds of {@link Uptime}. */
    public long begunNanos() {
        return begun * Uptime.TICK;
    }
}
