package sextant.engine.pace;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does the same again and again, with a pause in between. */
public final class Pulse {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    public Pulse(String name, Duration pause, Runnable work) {
        thread = Thread.ofVirtual().name(name).start(() -> beat(pause, work));
    }

    private void beat(Duration pause, Runnable work) {
        try {
            do {
                Tasks.attempt(work);
            } while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it finish what it does, for at most so long, and no more. Never interrupts it, as files that are open would be closed. */
    public void stop(Duration most) throws InterruptedException {
        stopped.countDown();
        thread.join(most);
    }
}
