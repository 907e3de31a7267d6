package sextant.engine.pace;

import java.time.Duration;

/** Does the same again and again, with a pause in between. */
public final class Pulse implements AutoCloseable {

    private final Thread thread;

    public Pulse(String name, Duration pause, Runnable work) {
        thread = Thread.ofVirtual().name(name).start(() -> beat(pause, work));
    }

    private static void beat(Duration pause, Runnable work) {
        try {
            while (true) {
                Tasks.attempt(work);
                Thread.sleep(pause);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing is done any more. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
