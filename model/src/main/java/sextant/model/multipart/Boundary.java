package sextant.model.multipart;

import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * What stands between the parts, from the request's Content-Type: 1 to 70 characters (RFC 2046, 5.1.1).
 *
 * @param text without the two hyphens before it
 */
public record Boundary(String text) {

    private static final int LONGEST = 70;
    private static final String PUNCTUATION = "'()+_,-./:=? ";

    /** @throws Refused with {@code multipart-boundary} or {@code media-type} */
    public static Boundary of(String contentType) {
        var header = HeaderValue.parse(contentType, RefusalKind.MULTIPART_BOUNDARY);
        if (!header.word().equals("multipart/form-data")) {
            throw RefusalKind.MEDIA_TYPE
                    .because("Of the multipart types only multipart/form-data is taken.")
                    .got(header.word())
                    .refused();
        }
        var boundary = header.parameter("boundary", RefusalKind.MULTIPART_BOUNDARY)
                .orElseThrow(() -> refused("The Content-Type has no boundary", contentType));
        if (boundary.isEmpty() || boundary.length() > LONGEST) {
            throw refused("The boundary has " + boundary.length() + " characters", boundary);
        }
        if (boundary.endsWith(" ") || !boundary.chars().allMatch(Boundary::taken)) {
            throw refused("The boundary has a character that is not taken", boundary);
        }
        return new Boundary(boundary);
    }

    private static boolean taken(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || PUNCTUATION.indexOf(character) >= 0);
    }

    private static Refused refused(String why, String got) {
        return RefusalKind.MULTIPART_BOUNDARY
                .because(why + ".")
                .got(got)
                .limit("1 to " + LONGEST + " letters, digits and " + PUNCTUATION.strip()
                        + ", quoted if not only letters and digits")
                .suggest("Content-Type: multipart/form-data; boundary=\"some-words\"")
                .refused();
    }
}
