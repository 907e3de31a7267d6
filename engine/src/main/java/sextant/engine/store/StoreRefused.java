package sextant.engine.store;

/** The server must not start with this store: it could lose jobs, or somebody else uses it. The message is for the operator. */
public final class StoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String word;
    private final String remedy;

    /**
     * @param word   stable, for programs: the manual lists them
     * @param what   what was found, and where
     * @param remedy what to do about it
     */
    public StoreRefused(String word, String what, String remedy) {
        super(word + ": " + what + " " + remedy);
        this.word = word;
        this.remedy = remedy;
    }

    public String word() {
        return word;
    }

    public String remedy() {
        return remedy;
    }
}
