package sextant.engine.storage;

/** What came of carrying the content of one file. */
public sealed interface Transferred {

    /** All of it is there, and is what it should be. */
    record Whole() implements Transferred {}

    /**
     * It is not there. What arrived of it is not to be used.
     *
     * @param word  stable: {@code unreachable}, {@code truncated}, {@code too-slow}, {@code too-large}, {@code exists}, {@code missing} ...
     * @param text  one sentence for the person whose job it is, without what the address answered
     * @param again whether the same may work later
     */
    record Failed(String word, String text, boolean again) implements Transferred {}

    /** Somebody did not want it any more. */
    record Cancelled() implements Transferred {}
}
