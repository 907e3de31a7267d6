package sextant.model.image;

/**
 * The grammar of image references (github.com/distribution/reference), character by character: every check is one pass, and nothing
 * outside ASCII is taken, so that no letter only looks like another.
 */
final class ReferenceGrammar {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAG = 128;
    private static final int SHA256_DIGITS = 64;
    private static final int SHA512_DIGITS = 128;
    private static final int HIGHEST_PORT = 65_535;

    /** No text longer than this is a reference: a name, a tag, the longest digest, and what stands between them. */
    static final int LONGEST = LONGEST_NAME + 1 + LONGEST_TAG + 1 + "sha512:".length() + SHA512_DIGITS;

    private ReferenceGrammar() {}

    static boolean takes(ReferenceParts parts) {
        return isRegistry(parts.registry())
                && isRepository(parts.repository())
                && isShort(parts)
                && parts.tag().map(ReferenceGrammar::isTag).orElse(true)
                && parts.digest().map(ReferenceGrammar::isDigest).orElse(true);
    }

    /** With the namespace of official images, as engines count it. */
    private static boolean isShort(ReferenceParts parts) {
        int namespace =
                ReferenceParts.isOfficial(parts.registry(), parts.repository()) ? ReferenceParts.OFFICIAL.length() : 0;
        return parts.registry().length() + 1 + namespace + parts.repository().length() <= LONGEST_NAME;
    }

    private static boolean isRegistry(String registry) {
        int colon = registry.lastIndexOf(':');
        if (registry.startsWith("[")) {
            int close = registry.indexOf(']');
            return close > 1
                    && registry.substring(1, close).chars().allMatch(c -> c == ':' || isHex(c))
                    && (close == registry.length() - 1
                            || (colon == close + 1 && isPort(registry.substring(colon + 1))));
        }
        return colon < 0
                ? isHost(registry)
                : isHost(registry.substring(0, colon)) && isPort(registry.substring(colon + 1));
    }

    private static boolean isHost(String host) {
        for (var label : host.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.chars().allMatch(c -> isLetterOrDigit(c) || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String port) {
        return !port.isEmpty()
                && port.length() <= 5
                && !port.startsWith("0")
                && port.chars().allMatch(ReferenceGrammar::isDigit)
                && Integer.parseInt(port) <= HIGHEST_PORT;
    }

    private static boolean isRepository(String repository) {
        for (var component : repository.split("/", -1)) {
            if (!isComponent(component)) {
                return false;
            }
        }
        return true;
    }

    /** Letters and digits, in between one dot, one or two underscores, or any number of hyphens. */
    private static boolean isComponent(String component) {
        int at = 0;
        while (at < component.length()) {
            int word = at;
            while (at < component.length() && isLetterOrDigit(component.charAt(at))) {
                at++;
            }
            if (at == word || at == component.length()) {
                return at > word;
            }
            char separator = component.charAt(at);
            int run = at;
            while (at < component.length() && component.charAt(at) == separator) {
                at++;
            }
            int most = separator == '.' ? 1 : separator == '_' ? 2 : separator == '-' ? Integer.MAX_VALUE : 0;
            if (at - run > most) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTag(String tag) {
        return !tag.isEmpty()
                && tag.length() <= LONGEST_TAG
                && tag.charAt(0) != '.'
                && tag.charAt(0) != '-'
                && tag.chars().allMatch(c -> isLetterOrDigit(c) || (c >= 'A' && c <= 'Z') || "._-".indexOf(c) >= 0);
    }

    static boolean isDigest(String digest) {
        return isDigest(digest, "sha256:", SHA256_DIGITS) || isDigest(digest, "sha512:", SHA512_DIGITS);
    }

    private static boolean isDigest(String digest, String algorithm, int digits) {
        return digest.length() == algorithm.length() + digits
                && digest.startsWith(algorithm)
                && digest.substring(algorithm.length()).chars().allMatch(ReferenceGrammar::isHex);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }
}
