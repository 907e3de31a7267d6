package sextant.adapters.egress.address;

import sextant.engine.ports.DocumentFetcher.Failed;

/**
 * Ends a fetch with what the caller is told. The texts never quote what an address answered or where a name leads, so that nobody can
 * look around the operator's network through them. Carries no stack trace: it is an answer.
 */
public final class NotFetched extends Exception {

    /** Refused, filtered, without a name, silent: one word and one text, so that they cannot be told apart. */
    public static final Failed UNREACHABLE = new Failed(
            "unreachable",
            "The address could not be reached or did not answer in time. Check that it is right, or try again later.",
            true);

    // Final in fact; an exception's fields are serializable by contract and this one never is.
    private final transient Failed failed;

    private NotFetched(Failed failed) {
        super(failed.text(), null, false, false);
        this.failed = failed;
    }

    public static NotFetched because(Failed failed) {
        return new NotFetched(failed);
    }

    /** Nothing that trying again would change. */
    public static NotFetched forGood(String kind, String text) {
        return new NotFetched(new Failed(kind, text, false));
    }

    public static NotFetched forNow(String kind, String text) {
        return new NotFetched(new Failed(kind, text, true));
    }

    public Failed failed() {
        return failed;
    }
}
