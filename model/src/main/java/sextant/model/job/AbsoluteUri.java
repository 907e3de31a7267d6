package sextant.model.job;

import java.util.regex.Pattern;

/**
 * Tells a text that says where something is from one that is something. Whether the place can be reached is for others to say; here
 * it only has a scheme (RFC 3986, 3.1), of two letters or more so that {@code C:\table} has none, and no space.
 */
public final class AbsoluteUri {

    /** What is written where somebody asks what was meant. */
    public static final String RULE = "an absolute URI without spaces, such as https://example.org/image.fits";

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:[^\\s\\p{Cntrl}]+");

    private AbsoluteUri() {}

    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
