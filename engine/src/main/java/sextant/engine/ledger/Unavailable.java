package sextant.engine.ledger;

import java.io.IOException;
import java.util.function.Supplier;
import sextant.engine.files.NoRoom;
import sextant.engine.store.StoreUnavailable;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** What clients are told when the store or the disk does not do what it has to. */
public final class Unavailable {

    private Unavailable() {}

    /** Does something with the store; its failure becomes a refusal. */
    public static <T> T refused(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreUnavailable unavailable) {
            throw (unavailable.full()
                            ? full()
                            : RefusalKind.STORE_UNAVAILABLE
                                    .because("The jobs cannot be stored or read at the moment.")
                                    .suggest(
                                            "Send the request again later; with an Idempotency-Key it makes one job only."))
                    .refused();
        }
    }

    public static Refused files(IOException broken) {
        return (broken instanceof NoRoom
                        ? full()
                        : RefusalKind.STORE_UNAVAILABLE
                                .because("The files of the job cannot be written at the moment.")
                                .suggest("Send the request again later."))
                .refused();
    }

    private static Refusal full() {
        return RefusalKind.STORAGE_FULL
                .because("There is no room left for jobs.")
                .suggest("Send the request again later, or delete jobs that you do not need any more.");
    }
}
