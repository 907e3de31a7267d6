package sextant.adapters.supervisor.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** What the loop waits for: descriptors, each with what is to be done when something is there. Filled anew for each wait. */
public final class PollSet {

    private static final int ENTRY = 8;

    private MemorySegment entries = Arena.ofAuto().allocate(64L * ENTRY, 8);
    private final List<Runnable> actions = new ArrayList<>();

    public void add(int descriptor, Runnable action) {
        if (descriptor < 0) {
            return;
        }
        long at = (long) actions.size() * ENTRY;
        if (at == entries.byteSize()) {
            entries = Arena.ofAuto().allocate(2 * at, 8).copyFrom(entries);
        }
        entries.set(ValueLayout.JAVA_INT, at, descriptor);
        entries.set(ValueLayout.JAVA_INT, at + 4, Libc.POLLIN);
        actions.add(action);
    }

    /**
     * Waits at most so long, does what is to be done, in the order of {@link #add}, and is empty again.
     *
     * @param milliseconds -1 is for ever
     * @return whether there was anything to do
     */
    public boolean await(int milliseconds) {
        int ready = Libc.poll(entries, actions.size(), milliseconds);
        boolean any = ready > 0;
        for (int i = 0; ready > 0 && i < actions.size(); i++) {
            if (entries.get(ValueLayout.JAVA_SHORT, (long) i * ENTRY + 6) != 0) {
                ready--;
                actions.get(i).run();
            }
        }
        actions.clear();
        return any;
    }
}
