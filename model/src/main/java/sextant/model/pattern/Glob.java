package sextant.model.pattern;

/**
 * A pattern in which {@code *} stands for any run of characters, also none, and every other character for itself. Matching takes
 * at most length of text times length of pattern steps and no memory: no text that a stranger sends makes it slow.
 */
public record Glob(String pattern) {

    public boolean matches(String text) {
        int at = 0;
        int inPattern = 0;
        int lastStar = -1;
        int lastStarTook = 0;
        while (at < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                lastStar = inPattern++;
                lastStarTook = at;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == text.charAt(at)) {
                inPattern++;
                at++;
            } else if (lastStar >= 0) {
                inPattern = lastStar + 1;
                at = ++lastStarTook;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
