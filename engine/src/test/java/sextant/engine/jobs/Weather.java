package sextant.engine.jobs;

import java.util.Random;
import sextant.engine.fault.Hazard;
import sextant.engine.store.StoreUnavailable;

/** What goes wrong in a simulation, as its seed wants it: the server dies anywhere, and the store cannot be reached. */
final class Weather implements Hazard {

    private final Random random;
    private boolean dead;
    private boolean outage;
    private double danger;

    /** The server is dead; whatever it still wants to do is not done. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death(String place) {
            super(place, null, false, false);
        }
    }

    Weather(Random random) {
        this.random = random;
    }

    /** @param probability that the server dies each time that it touches the world */
    void danger(double probability) {
        danger = probability;
    }

    void outage(boolean now) {
        outage = now;
    }

    void revive() {
        dead = false;
    }

    @Override
    public void pass(String place) {
        if (dead || random.nextDouble() < danger) {
            dead = true;
            throw new Death(place);
        }
    }

    /** As {@link #pass}, for a store, of which nobody knows what it did when it fails. */
    void passStore(String place) {
        pass(place);
        if (outage && random.nextInt(3) > 0) {
            throw new StoreUnavailable("no connection, " + place, random.nextInt(4) == 0, new IllegalStateException());
        }
    }
}
