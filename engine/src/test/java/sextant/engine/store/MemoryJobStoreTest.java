package sextant.engine.store;

import java.time.InstantSource;

/** The store that other tests are made with keeps what every store promises. */
class MemoryJobStoreTest extends JobStoreContract {

    @Override
    protected JobStore open(InstantSource clock) {
        return new MemoryJobStore(clock);
    }
}
