package sextant.server.health;

import java.util.function.BooleanSupplier;
import sextant.server.http.Call;
import sextant.server.http.Reply;

/**
 * {@code /healthz} for whoever restarts the process, and {@code /readyz} for whoever sends requests to it: a server that is stopping
 * still lives, but wants no more of them.
 */
public final class Health {

    private final BooleanSupplier inForce;
    private final BooleanSupplier draining;

    /**
     * @param inForce  whether there is a platform to answer from
     * @param draining whether the server is stopping and finishes what it has
     */
    public Health(BooleanSupplier inForce, BooleanSupplier draining) {
        this.inForce = inForce;
        this.draining = draining;
    }

    public Reply live(Call call) {
        return words(200, "ok");
    }

    public Reply ready(Call call) {
        if (draining.getAsBoolean()) {
            return words(503, "stopping: finishes what it has and takes no more");
        }
        return inForce.getAsBoolean() ? words(200, "ready") : words(503, "no platform.yaml is in force yet");
    }

    private static Reply words(int status, String words) {
        return Reply.text(status, words + "\n").with("Cache-Control", "no-store");
    }
}
