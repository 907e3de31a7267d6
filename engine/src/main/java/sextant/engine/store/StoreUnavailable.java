package sextant.engine.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or cannot write. Whether a change that was under way has happened is found out by reading. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean full;

    /** @param full whether there is no room left on its disk */
    public StoreUnavailable(String message, boolean full, @Nullable Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    public boolean full() {
        return full;
    }
}
