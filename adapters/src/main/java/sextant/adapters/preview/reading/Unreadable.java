package sextant.adapters.preview.reading;

/** The file cannot be looked at; the message is one sentence for a person. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;
    private final boolean nothingThere;

    private Unreadable(String message, boolean nothingThere) {
        super(message, null, false, false);
        this.why = message;
        this.nothingThere = nothingThere;
    }

    /** It is damaged, or beyond the limits. */
    public Unreadable(String message) {
        this(message, false);
    }

    /** It is good, and does not have what was asked for. */
    public static Unreadable nothing(String message) {
        return new Unreadable(message, true);
    }

    public String why() {
        return why;
    }

    public boolean isNothingThere() {
        return nothingThere;
    }
}
