package sextant.cli.completion;

/**
 * A word that can stand next.
 *
 * @param meaning for people, perhaps empty
 */
record Suggestion(String word, String meaning) {

    static Suggestion of(String word) {
        return new Suggestion(word, "");
    }
}
