package sextant.engine.files;

import java.io.IOException;

/** The disk is full, or a quota of it is used up. */
public final class NoRoom extends IOException {

    private static final long serialVersionUID = 1;

    public NoRoom(String message, Throwable cause) {
        super(message, cause);
    }
}
