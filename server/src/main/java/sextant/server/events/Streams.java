package sextant.server.events;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import sextant.model.caller.Caller;
import sextant.model.job.Owner;
import sextant.model.refusal.RefusalKind;

/** How many streams each caller has open: each holds a thread and a connection, so nobody may have any number of them. */
final class Streams {

    private final IntSupplier mostPerCaller;
    private final Map<Optional<Owner>, Integer> open = new ConcurrentHashMap<>();

    /** One of them, as long as it is open. */
    interface Stream extends AutoCloseable {
        @Override
        void close();
    }

    /** @param mostPerCaller asked for each time */
    Streams(IntSupplier mostPerCaller) {
        this.mostPerCaller = mostPerCaller;
    }

    /** @throws sextant.model.refusal.Refused {@code too-many-waits} */
    Stream open(Caller caller) {
        int most = mostPerCaller.getAsInt();
        var owner = Owner.of(caller);
        open.merge(owner, 1, Integer::sum);
        Stream stream = () -> open.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
        if (open.getOrDefault(owner, 0) > most) {
            stream.close();
            throw RefusalKind.TOO_MANY_WAITS
                    .because("You have " + most + " streams of events open already.")
                    .limit(most)
                    .suggest("Close one of them, or follow a list instead of single jobs.")
                    .refused();
        }
        return stream;
    }
}
