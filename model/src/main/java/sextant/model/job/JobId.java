package sextant.model.job;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a job, the last part of its address: 26 letters and digits with 130 random bits. Who does not know it cannot guess it,
 * which is all that protects the job of an anonymous caller.
 */
public record JobId(String text) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");

    public JobId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a job id");
        }
    }

    public static JobId random(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var text = new StringBuilder(LENGTH);
        for (byte octet : bytes) {
            text.append(ALPHABET.charAt(octet & 31));
        }
        return new JobId(text.toString());
    }

    /** Empty for anything that no job can be called. */
    public static Optional<JobId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
