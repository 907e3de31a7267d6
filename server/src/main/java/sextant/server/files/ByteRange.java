package sextant.server.files;

import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * The part of a file that a client wants (RFC 9110, 14.1.2).
 *
 * @param start  of the first byte, from 0
 * @param length in bytes
 */
record ByteRange(long start, long length) {

    private static final Pattern FORM = Pattern.compile("bytes=\\s*([0-9]*)-([0-9]*)\\s*", Pattern.CASE_INSENSITIVE);
    private static final int MOST_DIGITS_OF_A_LONG = 18;

    /**
     * Empty is the whole file: for several ranges at once, which nobody needs to serve, and for what is no range, which nobody may
     * refuse (RFC 9110, 14.2).
     *
     * @param header the value of {@code Range}
     * @throws Refused {@code range} if nothing of it is in the file
     */
    static Optional<ByteRange> of(String header, long size) {
        var form = FORM.matcher(header);
        if (!form.matches()) {
            return Optional.empty();
        }
        var first = form.group(1);
        var last = form.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(number(last), size));
        }
        long start = number(first);
        long end = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (end < start) {
            return Optional.empty();
        }
        if (start >= size) {
            throw outside(header, size);
        }
        return Optional.of(new ByteRange(start, Math.min(end, size - 1) - start + 1));
    }

    private static ByteRange suffix(long count, long size) {
        if (count == 0 || size == 0) {
            throw outside("bytes=-" + count, size);
        }
        long length = Math.min(count, size);
        return new ByteRange(size - length, length);
    }

    /** The file from this place to its end, which may be all that has been written so far. @throws Refused {@code range} */
    static ByteRange from(String offset, long size) {
        if (offset.isEmpty()
                || !offset.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                || number(offset) > size) {
            throw outside("from=" + offset, size);
        }
        return new ByteRange(number(offset), size - number(offset));
    }

    /** {@code bytes 0-499/1234}. */
    String contentRange(long size) {
        return "bytes " + start + "-" + (start + length - 1) + "/" + size;
    }

    private static long number(String digits) {
        var plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > MOST_DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(plain);
    }

    private static Refused outside(String got, long size) {
        return RefusalKind.RANGE
                .because("The file has no such part.")
                .got(got)
                .limit(size + " bytes")
                .suggest("Leave the range out to get the whole file.")
                .refused();
    }
}
