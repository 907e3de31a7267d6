package sextant.adapters.calling;

import java.util.Set;

/** Which media type of an answer is what the application says that comes out. Services are lax about theirs. */
final class AnswerTypes {

    private static final Set<String> ANYTHING = Set.of("", "application/octet-stream", "binary/octet-stream");
    private static final Set<String> FITS = Set.of("application/fits", "image/fits", "image/x-fits");
    private static final Set<String> XML = Set.of("application/xml", "text/xml", "application/x-votable");
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private AnswerTypes() {}

    /** @param declared of the output @param answered both without parameters, in lower case; an empty one is not known */
    static boolean fit(String declared, String answered) {
        return declared.equals(answered)
                || ANYTHING.contains(declared)
                || ANYTHING.contains(answered)
                || FITS.contains(declared) && FITS.contains(answered)
                || isXml(declared) && isXml(answered)
                || declared.startsWith("text/") && answered.startsWith("text/") && !PAGES.contains(answered);
    }

    private static boolean isXml(String type) {
        return XML.contains(type) || type.endsWith("+xml") && !PAGES.contains(type);
    }
}
