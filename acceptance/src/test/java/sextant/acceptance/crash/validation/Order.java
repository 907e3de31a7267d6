package sextant.acceptance.crash.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a client wants to be run, all of it in one word: so everybody who sees the word knows what must come of it.
 *
 * @param client      whose order it is
 * @param number      of this client's orders
 * @param restartable whether the application may be started a second time
 * @param tenths      of a second that the program takes
 * @param exit        its exit status
 * @param source      where the program gets the word from
 */
public record Order(int client, int number, boolean restartable, int tenths, int exit, Source source) {

    /** Where a program gets its word from. */
    public enum Source {
        /** From its client, as a value. */
        VALUE(""),
        /** From its client, as a file. */
        FILE("-file"),
        /** From a file that is elsewhere; and its result is sent elsewhere. */
        ELSEWHERE("-elsewhere");

        private final String suffix;

        Source(String suffix) {
            this.suffix = suffix;
        }

        private static Source of(String[] parts) {
            return parts.length <= 5 ? VALUE : valueOf(parts[5].toUpperCase(Locale.ROOT));
        }
    }

    /** Lines of the result. */
    public static final int LINES = 200;

    public static Order of(String token) {
        var parts = token.split("-");
        return new Order(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2].equals("twice"),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Source.of(parts));
    }

    public String token() {
        var runs = restartable ? "twice" : "once";
        return client + "-" + number + "-" + runs + "-" + tenths + "-" + exit + source.suffix;
    }

    /** What the program writes, given its word. */
    public byte[] content() {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> token() + " " + line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    public String digest() {
        return digest(content());
    }

    public static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
